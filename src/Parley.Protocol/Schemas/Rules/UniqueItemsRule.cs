using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>uniqueItems</c>. Long arrays are compared by hash first, so that the work stays near linear.</summary>
internal sealed class UniqueItemsRule(string path) : SchemaRule
{
    private const int PairwiseThreshold = 12;

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
        => value.AsArray is not { Count: > 1 } array || FindTwins(array, ref run) is null;

    public override void Report(in JsonValue value, ViolationReport report)
    {
        if (FindTwins(value.AsArray!, ref report.Run) is var (first, second))
        {
            report.Add(path + "/uniqueItems", $"must have distinct items but items {first} and {second} are both {Words.Shorten(value.AsArray![first])}");
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
                if (items[i].Equals(items[j]))
                {
                    return (j, i);
                }
            }
        }

        return null;
    }

    private static (int First, int Second)? FindTwinsByHash(ReadOnlySpan<JsonValue> items, ref ValidationRun run)
    {
        var hashes = new long[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            hashes[i] = ((long)Hash(items[i]) << 32) | (uint)i;
        }

        Array.Sort(hashes);
        for (var i = 1; i < hashes.Length; i++)
        {
            for (var j = i - 1; j >= 0 && hashes[j] >> 32 == hashes[i] >> 32 && run.Spend(1); j--)
            {
                var (first, second) = ((int)(uint)hashes[j], (int)(uint)hashes[i]);
                if (items[first].Equals(items[second]))
                {
                    return (first, second);
                }
            }
        }

        return null;
    }

    private static int Hash(in JsonValue value)
    {
        var hash = value.GetHashCode();
        if (value.AsArray is { } array)
        {
            foreach (ref readonly var item in array.AsSpan())
            {
                hash = (hash * 31) + Hash(item);
            }
        }
        else if (value.AsObject is { } members)
        {
            foreach (ref readonly var member in members.Members)
            {
                // A sum, since the order of members doesn't count.
                hash += HashCode.Combine(member.Key, Hash(member.Value));
            }
        }

        return hash;
    }
}
