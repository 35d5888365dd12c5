using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>allOf</c>, and <c>$ref</c> as an allOf of one.</summary>
internal sealed class AllOfRule(SchemaNode[] nodes) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => nodes;

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        run.SpendParts(nodes.Length);
        foreach (var node in nodes)
        {
            if (!node.IsValid(value, ref run))
            {
                return false;
            }
        }

        return true;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        foreach (var node in nodes)
        {
            if (!node.IsValid(value, ref report.Run))
            {
                node.Report(value, report);
            }
        }
    }

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        foreach (var node in nodes)
        {
            node.Mark(value, marks, ref run);
        }
    }
}
