using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>anyOf</c> and <c>oneOf</c>.</summary>
internal sealed class AnyOfRule(SchemaPath path, SchemaNode[] nodes, bool exactlyOne) : SchemaRule
{
    private const int MaxListed = 8;

    public override IEnumerable<SchemaNode> InPlace => nodes;

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if (!run.SpendParts(nodes.Length))
        {
            return false;
        }

        var count = 0;
        foreach (var node in nodes)
        {
            if (node.IsValid(value, ref run))
            {
                if (!exactlyOne)
                {
                    return true;
                }

                if (++count > 1)
                {
                    return false;
                }
            }
        }

        return count == 1;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var matching = new List<int>();
        ViolationReport? closest = null;
        for (var i = 0; i < nodes.Length && !report.IsDone; i++)
        {
            var fork = report.Fork();
            if (nodes[i].IsValid(value, ref fork.Run))
            {
                matching.Add(i);
            }
            else
            {
                nodes[i].Report(value, fork);
                var accepts = (nodes[i].Types & TypeSets.Of(value)) != 0;
                closest = accepts && (closest is null || fork.Count < closest.Count) ? fork : closest;
            }

            report.Join(fork);
        }

        if (report.IsDone)
        {
            return;
        }

        if (matching.Count > 1)
        {
            report.Add(path, $"must match exactly one alternative but matches {List(" and ", [.. matching.Select(i => nodes[i])], report)}");
            return;
        }

        report.Add(path, $"must match one of {List(" | ", nodes, report)} but is {Words.Quote(value)}");
        if (closest is not null)
        {
            report.Take(closest);
        }
    }

    private static string List(string separator, SchemaNode[] alternatives, ViolationReport report)
        => string.Join(separator, alternatives.Take(MaxListed).Select(report.Describe)) + (alternatives.Length > MaxListed ? separator + "…" : "");

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        foreach (var node in nodes)
        {
            if (node.IsValid(value, ref run))
            {
                node.Mark(value, marks, ref run);
            }
        }
    }
}
