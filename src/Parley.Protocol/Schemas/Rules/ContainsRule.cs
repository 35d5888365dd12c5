using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>contains</c>, <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class ContainsRule(SchemaPath path, SchemaNode node, int min, int max) : SchemaRule
{
    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if (value.AsArray is not { } array || !run.SpendParts(array.Count))
        {
            return true;
        }

        var count = 0;
        foreach (ref readonly var item in array.AsSpan())
        {
            count += node.IsValid(item, ref run) ? 1 : 0;
            if (run.Stopped || count > max || (count >= min && max == int.MaxValue))
            {
                break;
            }
        }

        return count >= min && count <= max;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var count = 0;
        report.Run.SpendParts(value.AsArray!.Count);
        foreach (ref readonly var item in value.AsArray!.AsSpan())
        {
            count += node.IsValid(item, ref report.Run) ? 1 : 0;
        }

        var limit = count < min ? $"at least {Words.Count(min, "item")}" : $"at most {Words.Count(max, "item")}";
        report.Add(path.At("contains"), $"must contain {limit} matching {report.Describe(node)} but contains {count}");
    }

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        if (value.AsArray is { } array && run.SpendParts(array.Count))
        {
            for (var i = 0; i < array.Count && !run.Stopped; i++)
            {
                marks[i] |= node.IsValid(array[i], ref run);
            }
        }
    }
}
