namespace Parley.Core.Costs;

/// <summary>Costs projected from exchange records.</summary>
/// <param name="Total">Everything, climbs included.</param>
/// <param name="Climbs">The part of the total that went into suitability, negotiation, programming and verification.</param>
/// <param name="Groups">In the order of their names.</param>
/// <param name="StepDowns">How often each cause was met, the most frequent first.</param>
/// <param name="LanguageEstimate">
/// What the same exchanges would have cost in plain language: an estimate, the mean of the measured language exchanges of each pair times the pair's exchanges.
/// </param>
/// <param name="WithoutEstimate">Exchanges of pairs that have no measured language exchange; they are not in the estimate.</param>
public sealed record CostSummary(
    CostRow Total,
    CostRow Climbs,
    IReadOnlyList<CostRow> Groups,
    IReadOnlyList<KeyValuePair<string, long>> StepDowns,
    IReadOnlyList<Money> LanguageEstimate,
    long WithoutEstimate);
