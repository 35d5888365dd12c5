using Parley.Protocol.Documents;

namespace Parley.Core.Policy;

/// <summary>What is known about a pair; replaced as a whole by compare-and-set.</summary>
public sealed record PairState(PairKey Key)
{
    /// <summary>0 for a state that was never stored.</summary>
    public long Version { get; init; }

    /// <summary>Exchanges in any mode.</summary>
    public long Exchanges { get; init; }

    /// <summary>Of these, the ones in plain language: what policies count.</summary>
    public long LanguageExchanges { get; init; }

    /// <summary>Mean cost of this side's language exchanges so far.</summary>
    public decimal LanguageCost { get; init; }

    /// <summary>The document both sides hold for this task, if one was found or agreed.</summary>
    public DocumentHash? Document { get; init; }

    /// <summary>Climbs that failed since the last that succeeded.</summary>
    public int FailedClimbs { get; init; }

    /// <summary>No climb is tried before so many exchanges have been made; doubles with each failure.</summary>
    public long NextClimbAtExchange { get; init; }

    /// <summary>Documents that the peer refused for this task.</summary>
    public IReadOnlyList<DocumentHash> Refused { get; init; } = [];
}
