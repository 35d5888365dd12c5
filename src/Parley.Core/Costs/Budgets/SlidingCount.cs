namespace Parley.Core.Costs.Budgets;

/// <summary>
/// A count over the last so many ticks, in three numbers: what the current window holds, and of the window before it the part that hasn't slid out yet.
/// </summary>
internal struct SlidingCount
{
    private long _window;
    private long _current;
    private long _previous;

    public long At(long now, long length)
    {
        Turn(now, length);
        return _current + (long)Math.Ceiling(_previous * (1 - Elapsed(now, length)));
    }

    public void Add(long now, long length, long amount)
    {
        Turn(now, length);
        _current += amount;
    }

    /// <summary>Ticks until <paramref name="amount"/> more fits under the limit; a whole window where it never does.</summary>
    public long Wait(long now, long length, long limit, long amount)
    {
        Turn(now, length);
        var room = limit - amount;
        if (room < 0)
        {
            return length;
        }

        var inWindow = now - (_window * length);
        return _current <= room
            ? Math.Max(0, (long)(length * (1 - ((double)(room - _current) / Math.Max(1, _previous)))) - inWindow)
            : length - inWindow + (long)(length * (1 - ((double)room / _current)));
    }

    private readonly double Elapsed(long now, long length) => (double)(now - (_window * length)) / length;

    private void Turn(long now, long length)
    {
        var window = now / length;
        if (window == _window)
        {
            return;
        }

        (_previous, _current, _window) = (window == _window + 1 ? _current : 0, 0, window);
    }
}
