using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>not</c>.</summary>
internal sealed class NotRule(SchemaPath path, SchemaNode node) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => [node];

    public override bool IsValid(in JsonValue value, ref ValidationRun run) => !node.IsValid(value, ref run);

    public override void Report(in JsonValue value, ViolationReport report)
        => report.Add(path.At("not"), $"must not match {report.Describe(node)} but is {Words.Quote(value)}");
}
