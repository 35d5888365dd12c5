namespace Parley.Simulations.Network.History;

/// <summary>A run as it stood after one query.</summary>
/// <param name="Query">Number of the query.</param>
/// <param name="AverageUsd">USD a query, averaged over the last hundred queries, or all while there are fewer.</param>
/// <param name="Usd">USD spent so far.</param>
/// <param name="ModelCalls">Calls so far.</param>
/// <param name="Documents">Documents agreed on so far.</param>
internal readonly record struct Sample(int Query, decimal AverageUsd, decimal Usd, long ModelCalls, int Documents);
