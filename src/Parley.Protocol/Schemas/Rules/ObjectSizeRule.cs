using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>minProperties</c> and <c>maxProperties</c>.</summary>
internal sealed class ObjectSizeRule(SchemaPath path, int min, int max) : SchemaRule
{
    private const int MembersInPart = 8;

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
        => value.AsObject is not { } members || (run.SpendParts(members.Count / MembersInPart) && Count(members) is var count && count >= min && count <= max);

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var count = Count(value.AsObject!);
        var (keyword, words, limit) = count < min ? ("minProperties", "at least", min) : ("maxProperties", "at most", max);
        report.Add(path.At(keyword), $"must have {words} {Words.Count(limit, "property", "properties")} but has {count}");
    }

    private static int Count(JsonObject members)
    {
        var count = 0;
        foreach (var member in members.Members)
        {
            count += member.Value.IsMissing ? 0 : 1;
        }

        return count;
    }
}
