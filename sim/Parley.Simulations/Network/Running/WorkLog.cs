namespace Parley.Simulations.Network.Running;

/// <summary>What servers have done since it was last taken. What a server had others do on the way is part of its own work, unless that came to nothing.</summary>
internal sealed class WorkLog
{
    private readonly Lock _lock = new();
    private readonly List<DoneWork> _done = [];

    /// <summary>To be told to <see cref="Add"/> when the work that begins now is done.</summary>
    public int Begin()
    {
        lock (_lock)
        {
            return _done.Count;
        }
    }

    public void Add(int begun, DoneWork work)
    {
        lock (_lock)
        {
            begun = Math.Min(begun, _done.Count);
            _done.RemoveRange(begun, _done.Count - begun);
            _done.Add(work);
        }
    }

    /// <summary>The work in its order; forgotten afterwards.</summary>
    public IReadOnlyList<DoneWork> Take()
    {
        lock (_lock)
        {
            DoneWork[] taken = [.. _done];
            _done.Clear();
            return taken;
        }
    }
}
