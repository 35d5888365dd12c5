using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>What a Parley agent says about itself on <c>GET</c> of its URL.</summary>
public sealed record AgentCard
{
    /// <summary>The agent's own word for itself; not unique.</summary>
    public required string Name { get; init; }

    /// <summary>What the agent is for, in its own words. Default empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Absolute URL that requests are posted to.</summary>
    public required string Url { get; init; }

    /// <summary>In the order the agent gives them. Default none.</summary>
    public IReadOnlyList<SkillCard> Skills { get; init; } = [];

    /// <summary>Documents the agent supports and shows; <c>protocols</c> on the wire.</summary>
    public IReadOnlyList<DocumentOffer> Protocols { get; init; } = [];

    /// <summary>Fields this node does not know, kept as they were.</summary>
    public JsonObject Extensions { get; init; } = [];

    /// <summary>The card as it is served.</summary>
    public JsonValue ToJson() => AgentCardFormat.Write(this);

    /// <summary>Reads a card; skills and documents that make no sense are left out, a card without a name or URL is an error.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out AgentCard? card, [NotNullWhen(false)] out string? error)
        => AgentCardFormat.TryRead(utf8, limits, out card, out error);
}
