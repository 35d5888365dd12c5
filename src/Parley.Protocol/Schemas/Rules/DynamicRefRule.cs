using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>$dynamicRef</c> to a <c>$dynamicAnchor</c>: the outermost resource in scope that has the anchor decides (JSON Schema Core section 8.2.3.2).</summary>
internal sealed class DynamicRefRule(string anchor, SchemaNode initial) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => [initial];

    public override bool IsValid(in JsonValue value, ref ValidationRun run) => Target(ref run).IsValid(value, ref run);

    public override void Report(in JsonValue value, ViolationReport report) => Target(ref report.Run).Report(value, report);

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run) => Target(ref run).Mark(value, marks, ref run);

    private SchemaNode Target(ref ValidationRun run)
    {
        var target = initial;
        for (var frame = run.Scope; frame is not null; frame = frame.Outer)
        {
            run.SpendParts(1);
            target = frame.Resource.DynamicNodes.GetValueOrDefault(anchor, target);
        }

        return target;
    }
}
