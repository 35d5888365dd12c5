namespace Parley.Core.Costs;

/// <summary>What one group of records cost.</summary>
/// <param name="Exchanges">Exchanges in the group; work for climbs isn't counted here.</param>
/// <param name="Amounts">One amount a currency, in the order of the currencies' codes.</param>
public sealed record CostRow(string Group, long Exchanges, long ModelCalls, long InputTokens, long OutputTokens, IReadOnlyList<Money> Amounts, TimeSpan Duration, long StepDowns);
