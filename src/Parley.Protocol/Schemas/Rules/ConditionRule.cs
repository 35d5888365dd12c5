using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>if</c>, <c>then</c> and <c>else</c>.</summary>
internal sealed class ConditionRule(SchemaNode condition, SchemaNode? then, SchemaNode? otherwise) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => new[] { condition, then, otherwise }.OfType<SchemaNode>();

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
        => Branch(value, ref run) is not { } branch || branch.IsValid(value, ref run);

    public override void Report(in JsonValue value, ViolationReport report) => Branch(value, ref report.Run)?.Report(value, report);

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        var holds = condition.IsValid(value, ref run);
        if (holds)
        {
            condition.Mark(value, marks, ref run);
        }

        (holds ? then : otherwise)?.Mark(value, marks, ref run);
    }

    private SchemaNode? Branch(in JsonValue value, ref ValidationRun run) => condition.IsValid(value, ref run) ? then : otherwise;
}
