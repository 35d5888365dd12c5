namespace Parley.Simulations.Network.Population;

/// <summary>Counts in slots, from which one is taken by its rank among all that are left, in logarithmic time (a Fenwick tree).</summary>
internal sealed class CountTree
{
    private readonly int[] _sums;
    private readonly int _top;

    public CountTree(IReadOnlyList<int> counts)
    {
        _sums = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++)
        {
            for (var node = i + 1; node < _sums.Length; node += node & -node)
            {
                _sums[node] += counts[i];
            }
        }

        _top = 1;
        while (_top * 2 < _sums.Length)
        {
            _top *= 2;
        }
    }

    /// <summary>The slot in which the thing of this rank lies; it is taken out. The rank counts from 0.</summary>
    public int Take(int rank)
    {
        var node = 0;
        for (var step = _top; step > 0; step /= 2)
        {
            if (node + step < _sums.Length && _sums[node + step] <= rank)
            {
                node += step;
                rank -= _sums[node];
            }
        }

        for (var above = node + 1; above < _sums.Length; above += above & -above)
        {
            _sums[above]--;
        }

        return node;
    }
}
