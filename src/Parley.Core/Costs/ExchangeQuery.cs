using Parley.Protocol.Documents;

namespace Parley.Core.Costs;

/// <summary>Which records to read; null means any.</summary>
public sealed record ExchangeQuery
{
    public string? Agent { get; init; }

    public string? Peer { get; init; }

    public string? Subject { get; init; }

    public Side? Side { get; init; }

    public RecordKind? Kind { get; init; }

    public Mode? Mode { get; init; }

    public DocumentHash? Document { get; init; }

    /// <summary>At most so many, the newest first. Default 100.</summary>
    public int Limit { get; init; } = 100;
}
