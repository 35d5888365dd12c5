using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>What a Parley node answers on <c>GET</c> of its root: its name and its agents.</summary>
public sealed record NodeCard
{
    /// <summary>The node's own word for itself; not unique.</summary>
    public required string Name { get; init; }

    /// <summary>The agents that the node shows. Default none.</summary>
    public IReadOnlyList<NodeAgent> Agents { get; init; } = [];

    /// <summary>Fields this node does not know, kept as they were.</summary>
    public JsonObject Extensions { get; init; } = [];

    /// <summary>The card as it is served.</summary>
    public JsonValue ToJson() => NodeCardFormat.Write(this);

    /// <summary>Reads a card; entries without a name or URL are left out.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out NodeCard? card, [NotNullWhen(false)] out string? error)
        => NodeCardFormat.TryRead(utf8, limits, out card, out error);
}
