using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>contains</c>, <c>minContains</c> and <c>maxContains</c>.</summary>
internal sealed class ContainsRule(string path, SchemaNode node, int min, int max) : SchemaRule
{
    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if (value.AsArray is not { } array)
        {
            return true;
        }

        var count = 0;
        foreach (ref readonly var item in array.AsSpan())
        {
            count += node.IsValid(item, ref run) ? 1 : 0;
            if (count > max || (count >= min && max == int.MaxValue))
            {
                break;
            }
        }

        return count >= min && count <= max;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var count = 0;
        foreach (ref readonly var item in value.AsArray!.AsSpan())
        {
            count += node.IsValid(item, ref report.Run) ? 1 : 0;
        }

        var limit = count < min ? $"at least {Words.Count(min, "item")}" : $"at most {Words.Count(max, "item")}";
        report.Add(path + "/contains", $"must contain {limit} matching {SchemaText.Describe(node.Location.Value)} but contains {count}");
    }

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        if (value.AsArray is { } array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                marks[i] |= node.IsValid(array[i], ref run);
            }
        }
    }
}
