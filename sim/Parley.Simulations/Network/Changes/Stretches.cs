namespace Parley.Simulations.Network.Changes;

/// <summary>Takes the figures of a run at marks.</summary>
/// <param name="marks">Numbers of queries, the smallest first.</param>
internal sealed class Stretches(IReadOnlyList<int> marks)
{
    private readonly List<(int From, RunTotals Before)> _begun = [];

    /// <summary>To be told before each query.</summary>
    public void Reach(int query, Func<RunTotals> totals)
    {
        if (_begun.Count < marks.Count && query >= marks[_begun.Count])
        {
            _begun.Add((query, totals()));
        }
    }

    /// <summary>Those that the run has come to.</summary>
    /// <param name="totals">Of the whole run.</param>
    public IReadOnlyList<Stretch> End(RunTotals totals)
        => [.. _begun.Select((mark, place) => new Stretch(mark.From, (place + 1 < _begun.Count ? _begun[place + 1].Before : totals) - mark.Before))];
}
