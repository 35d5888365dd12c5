using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>What a peer says an exchange cost it. A claim, never a measurement; null where it says nothing.</summary>
public sealed record ReportedUsage
{
    /// <summary>How the peer handled the exchange: <c>standard</c>, <c>routine</c>, <c>model</c>, <c>language</c>, or a word of its own.</summary>
    public string? Mode { get; init; }

    /// <summary>Calls of the peer's models.</summary>
    public int? ModelCalls { get; init; }

    /// <summary>Tokens that those calls read.</summary>
    public long? InputTokens { get; init; }

    /// <summary>Tokens that those calls wrote.</summary>
    public long? OutputTokens { get; init; }

    /// <summary>Money, in <see cref="Currency"/>. Travels as a string, so that it stays decimal.</summary>
    public decimal? Cost { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }

    /// <summary>Fields this node does not know, kept as they were.</summary>
    public JsonObject Extensions { get; init; } = [];
}
