using Parley.Core.Costs;

namespace Parley.Simulations.Network.History;

/// <summary>How many exchanges were handled in which mode.</summary>
internal sealed class ModeCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<Mode>().Length];

    public long Of(Mode mode) => _counts[(int)mode];

    public long Total => _counts.Sum();

    /// <summary>The mode of most of them; of equals the cheapest.</summary>
    public Mode Most => (Mode)Array.IndexOf(_counts, _counts.Max());

    public void Add(Mode mode) => _counts[(int)mode]++;
}
