using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>propertyNames</c>.</summary>
internal sealed class PropertyNamesRule(SchemaPath path, SchemaNode names) : SchemaRule
{
    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if (value.AsObject is { } members && run.SpendParts(members.Count))
        {
            foreach (var (name, _) in members.Members)
            {
                if (!names.IsValid(new JsonValue(name), ref run))
                {
                    return false;
                }
            }
        }

        return true;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        foreach (var (name, _) in value.AsObject!.Members)
        {
            if (report.IsDone)
            {
                return;
            }

            report.Run.SpendParts(1);
            if (!names.IsValid(new JsonValue(name), ref report.Run))
            {
                var fork = report.Fork();
                names.Report(new JsonValue(name), fork);
                report.Join(fork);
                var reason = fork.Count > 0 ? fork.First.Message : "is not allowed";
                report.Add(path.At("propertyNames"), $"has a property whose name {Words.Quote(name)} {reason}");
            }
        }
    }
}
