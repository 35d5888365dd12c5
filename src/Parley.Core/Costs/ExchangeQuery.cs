using Parley.Protocol.Documents;

namespace Parley.Core.Costs;

/// <summary>Which records to read; null means any.</summary>
public sealed record ExchangeQuery
{
    /// <summary>Name of the agent of this node.</summary>
    public string? Agent { get; init; }

    /// <summary>URL of the other agent, or what the listener said of a caller.</summary>
    public string? Peer { get; init; }

    /// <summary>The sender's task key or the receiver's skill id.</summary>
    public string? Subject { get; init; }

    /// <summary>Which side this node was on.</summary>
    public Side? Side { get; init; }

    /// <summary>What the costs were for.</summary>
    public RecordKind? Kind { get; init; }

    /// <summary>How this side handled the exchange.</summary>
    public Mode? Mode { get; init; }

    /// <summary>The protocol document that was used.</summary>
    public DocumentHash? Document { get; init; }

    /// <summary>At most so many, the newest first. Default 100.</summary>
    public int Limit { get; init; } = 100;
}
