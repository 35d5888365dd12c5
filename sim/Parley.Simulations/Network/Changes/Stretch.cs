namespace Parley.Simulations.Network.Changes;

/// <summary>The part of a run from one mark up to the next.</summary>
/// <param name="From">Number of its first query.</param>
internal sealed record Stretch(int From, RunTotals Totals);
