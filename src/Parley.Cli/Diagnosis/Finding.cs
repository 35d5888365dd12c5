using Parley.Protocol.Json;

namespace Parley.Cli.Diagnosis;

/// <summary>What the doctor found out about one thing, and what to do about it.</summary>
internal sealed record Finding(string Subject, FindingKind Kind, string Words)
{
    public JsonValue ToJson() => new JsonObject { { "subject", Subject }, { "status", Kind.ToString().ToLowerInvariant() }, { "words", Words } };
}

internal enum FindingKind
{
    Ok,
    Note,
    Problem,
}
