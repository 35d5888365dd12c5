using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>dependentRequired</c>.</summary>
internal sealed class DependentRequiredRule(SchemaPath path, (string Name, string[] Needed)[] dependencies) : SchemaRule
{
    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if (value.AsObject is { } members)
        {
            foreach (var (name, needed) in dependencies)
            {
                if (!run.SpendParts(ValidationRun.PartsOf(name)) || (!members[name].IsMissing && Missing(members, needed, ref run) is not null))
                {
                    return false;
                }
            }
        }

        return true;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var members = value.AsObject!;
        foreach (var (name, needed) in dependencies)
        {
            if (!report.IsDone && !members[name].IsMissing && Missing(members, needed, ref report.Run) is { } missing)
            {
                report.Add(path.At("dependentRequired"), $"has the property {Words.Quote(name)} and so needs the property {Words.Quote(missing)}");
            }
        }
    }

    private static string? Missing(JsonObject members, string[] needed, ref ValidationRun run)
    {
        foreach (var name in needed)
        {
            if (run.SpendParts(ValidationRun.PartsOf(name)) && members[name].IsMissing)
            {
                return name;
            }
        }

        return null;
    }
}
