using Parley.Simulations.Network.Running;

namespace Parley.Simulations.Network.Changes;

/// <summary>What changes at one query cost, up to the next that changes something: the run beside one of the same queries in which nothing changes.</summary>
internal sealed record Adaptation(IReadOnlyList<NetworkChange> Changes, Stretch With, Stretch Without)
{
    /// <summary>What the changes added; negative where they saved.</summary>
    public RunTotals Difference => With.Totals - Without.Totals;

    /// <summary>One for each query before which something changes.</summary>
    /// <param name="with">Of the run with the script.</param>
    /// <param name="without">Of the same run without it, under the same marks.</param>
    public static IReadOnlyList<Adaptation> Of(NetworkScript script, NetworkFindings with, NetworkFindings without)
        => [.. with.Stretches.Zip(without.Stretches, (changed, unchanged) => new Adaptation([.. script.Changes.Where(change => change.At == changed.From)], changed, unchanged))];
}
