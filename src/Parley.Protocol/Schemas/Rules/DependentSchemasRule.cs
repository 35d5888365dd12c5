using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>dependentSchemas</c>.</summary>
internal sealed class DependentSchemasRule((string Name, SchemaNode Node)[] dependencies) : SchemaRule
{
    public override IEnumerable<SchemaNode> InPlace => dependencies.Select(dependency => dependency.Node);

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        foreach (var (name, node) in dependencies)
        {
            if (!run.SpendParts(ValidationRun.PartsOf(name)) || (!value[name].IsMissing && !node.IsValid(value, ref run)))
            {
                return false;
            }
        }

        return true;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        foreach (var (name, node) in dependencies)
        {
            if (!report.IsDone && !value[name].IsMissing && !node.IsValid(value, ref report.Run))
            {
                node.Report(value, report);
            }
        }
    }

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        foreach (var (name, node) in dependencies)
        {
            if (run.SpendParts(ValidationRun.PartsOf(name)) && !value[name].IsMissing)
            {
                node.Mark(value, marks, ref run);
            }
        }
    }
}
