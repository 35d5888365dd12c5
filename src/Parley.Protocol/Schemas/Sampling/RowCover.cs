namespace Parley.Protocol.Schemas.Sampling;

/// <summary>
/// Picks rows of levels, one level per factor, so that few rows cover much: first every factor at its first level, then every level once,
/// then greedily the pairs of levels that have not met.
/// </summary>
internal sealed class RowCover(int[] levels, SplitMix random)
{
    private const int Tries = 12;
    private const int MaxPaired = 40;

    private readonly HashSet<(int, int, int, int)> _met = [];

    public IEnumerable<int[]> Rows(int count, IEnumerable<int[]> first)
    {
        foreach (var row in first.Concat(EachLevel()))
        {
            Remember(row);
            yield return row;
        }

        for (var i = 0; i < count; i++)
        {
            var best = Enumerable.Range(0, Tries).Select(_ => Array.ConvertAll(levels, random.Below)).MaxBy(New)!;
            Remember(best);
            yield return best;
        }
    }

    private IEnumerable<int[]> EachLevel()
    {
        var orders = Array.ConvertAll(levels, count =>
        {
            var order = Enumerable.Range(0, count).ToArray();
            random.Shuffle(order.AsSpan());
            return order;
        });
        for (var i = 0; i < (levels.Length == 0 ? 0 : levels.Max()); i++)
        {
            yield return [.. orders.Select(order => order[i % order.Length])];
        }
    }

    private int New(int[] row) => Pairs(row).Count(pair => !_met.Contains(pair));

    private void Remember(int[] row) => _met.UnionWith(Pairs(row));

    private static IEnumerable<(int, int, int, int)> Pairs(int[] row)
    {
        // Of very wide objects only the first members are paired.
        for (var i = 1; i < Math.Min(row.Length, MaxPaired); i++)
        {
            for (var j = 0; j < i; j++)
            {
                yield return (j, row[j], i, row[i]);
            }
        }
    }
}
