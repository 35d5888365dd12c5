using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>prefixItems</c>, <c>items</c>, <c>minItems</c> and <c>maxItems</c>.</summary>
internal sealed class ItemsRule(SchemaPath path, SchemaNode[] prefix, SchemaNode? rest, int min, int max) : SchemaRule
{
    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if (value.AsArray is not { } array)
        {
            return true;
        }

        var items = array.AsSpan();
        if (items.Length < min || items.Length > max)
        {
            return false;
        }

        var count = rest is null ? Math.Min(prefix.Length, items.Length) : items.Length;
        run.SpendParts(count);
        for (var i = 0; i < count; i++)
        {
            if (!(i < prefix.Length ? prefix[i] : rest!).IsValid(items[i], ref run))
            {
                return false;
            }
        }

        return true;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var items = value.AsArray!;
        if (items.Count < min)
        {
            report.Add(path.At("minItems"), $"must have at least {Words.Count(min, "item")} but has {items.Count}");
        }

        if (items.Count > max)
        {
            report.Add(path.At("maxItems"), $"must have at most {Words.Count(max, "item")} but has {items.Count}");
        }

        report.Run.SpendParts(items.Count);
        for (var i = 0; i < items.Count && !report.IsDone; i++)
        {
            var node = i < prefix.Length ? prefix[i] : rest;
            if (node is not null && !node.IsValid(items[i], ref report.Run))
            {
                report.Enter(i);
                node.Report(items[i], report);
                report.Leave();
            }
        }
    }

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        if (value.AsArray is { } array)
        {
            var count = rest is null ? Math.Min(prefix.Length, array.Count) : array.Count;
            run.SpendParts(count / MarksInPart);
            marks.AsSpan(0, count).Fill(true);
        }
    }
}
