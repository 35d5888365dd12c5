using System.Numerics;
using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>uniqueItems</c>. Long arrays are compared by hash first, so that the work stays near linear.</summary>
internal sealed class UniqueItemsRule(SchemaPath path) : SchemaRule
{
    private const int PairwiseThreshold = 12;
    private const int ComparisonsInPart = 4;

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
        => value.AsArray is not { Count: > 1 } array || FindTwins(array, ref run) is null;

    public override void Report(in JsonValue value, ViolationReport report)
    {
        if (FindTwins(value.AsArray!, ref report.Run) is var (first, second))
        {
            report.Add(path.At("uniqueItems"), $"must have distinct items but items {first} and {second} are both {Words.Shorten(value.AsArray![first])}");
        }
    }

    private static (int First, int Second)? FindTwins(JsonArray array, ref ValidationRun run)
    {
        var items = array.AsSpan();
        if (items.Length > PairwiseThreshold)
        {
            return FindTwinsByHash(items, ref run);
        }

        for (var i = 1; i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (ValueEquality.AreEqual(items[i], items[j], ref run))
                {
                    return (j, i);
                }
            }
        }

        return null;
    }

    private static (int First, int Second)? FindTwinsByHash(ReadOnlySpan<JsonValue> items, ref ValidationRun run)
    {
        // Sorting compares each number with as many others as halvings lead to it.
        if (!run.SpendParts((long)items.Length * BitOperations.Log2((uint)items.Length) / ComparisonsInPart))
        {
            return null;
        }

        var hashes = new long[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            hashes[i] = ((long)ValueEquality.Hash(items[i], ref run) << 32) | (uint)i;
            if (run.Stopped)
            {
                return null;
            }
        }

        Array.Sort(hashes);
        for (var i = 1; i < hashes.Length; i++)
        {
            for (var j = i - 1; j >= 0 && hashes[j] >> 32 == hashes[i] >> 32 && run.Spend(1); j--)
            {
                var (first, second) = ((int)(uint)hashes[j], (int)(uint)hashes[i]);
                if (ValueEquality.AreEqual(items[first], items[second], ref run))
                {
                    return (first, second);
                }
            }
        }

        return null;
    }
}
