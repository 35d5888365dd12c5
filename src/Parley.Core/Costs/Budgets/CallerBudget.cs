namespace Parley.Core.Costs.Budgets;

/// <summary>What one caller, or all strangers together, have used up. Admission is free of locks; the rest is not on the path of a cheap exchange.</summary>
internal sealed class CallerBudget(CallerLimits limits)
{
    public const decimal CostUnit = 0.000_001m;

    private static readonly int Kinds = Enum.GetValues<Spending>().Length;

    private readonly Lock _lock = new();
    private readonly SlidingCount[] _spent = new SlidingCount[Kinds];
    private SlidingCount _cost;
    private long _due;
    private int _open;
    private int _held;
    private int _atWork;
    private long _lastSeen;

    public CallerLimits Limits => limits;

    /// <summary>In the order in which callers came; settles who is forgotten of those seen last at the same time.</summary>
    public long Number { get; init; }

    public long LastSeen => Volatile.Read(ref _lastSeen);

    /// <summary>Nothing is going on for this caller, so it may be forgotten.</summary>
    public bool IsIdle => Volatile.Read(ref _open) == 0 && Volatile.Read(ref _atWork) == 0;

    public void See(long now) => Volatile.Write(ref _lastSeen, now);

    /// <summary>Takes one request from the bucket (generic cell rate algorithm, ITU-T I.371): 0, or the ticks to wait.</summary>
    public long TakeRequest(long now, long interval, long burst)
    {
        while (true)
        {
            var due = Volatile.Read(ref _due);
            var start = Math.Max(now, due);
            var wait = start - now - burst;
            if (wait > 0)
            {
                return wait;
            }

            if (Interlocked.CompareExchange(ref _due, start + interval, due) == due)
            {
                return 0;
            }
        }
    }

    /// <summary>One more request in flight: how many there are then, or 0 when there are already so many.</summary>
    public int TryOpen(int most) => TryCount(ref _open, most);

    public void Close() => Interlocked.Decrement(ref _open);

    /// <summary>One more of its refusals is held back, if that are no more than so many.</summary>
    public bool TryHold(int most) => TryCount(ref _held, most) > 0;

    public void EndHold() => Interlocked.Decrement(ref _held);

    public bool TryBeginWork() => TryCount(ref _atWork, limits.MaxAtWork) > 0;

    public void EndWork() => Interlocked.Decrement(ref _atWork);

    /// <summary>0 when so much more fits, else the ticks to wait. Takes nothing.</summary>
    public long WaitFor(Spending what, long now, long hour)
    {
        lock (_lock)
        {
            var limit = limits.Of(what);
            return limit >= CallerLimits.Unlimited || _spent[(int)what].At(now, hour) < limit ? 0 : Math.Max(1, _spent[(int)what].Wait(now, hour, limit, 1));
        }
    }

    public void Take(Spending what, long now, long hour)
    {
        lock (_lock)
        {
            _spent[(int)what].Add(now, hour, 1);
        }
    }

    /// <summary>0 while more money is left than the work will cost at least, else the ticks to wait.</summary>
    public long WaitForMoney(decimal estimate, long now, long day)
    {
        if (limits.CostPerDay >= CallerLimits.Unlimited)
        {
            return 0;
        }

        lock (_lock)
        {
            var limit = (long)(limits.CostPerDay / CostUnit);
            var amount = Math.Max(1, Units(estimate));
            return _cost.At(now, day) + amount <= limit ? 0 : Math.Max(1, _cost.Wait(now, day, limit, amount));
        }
    }

    public void Charge(decimal cost, long now, long day)
    {
        lock (_lock)
        {
            _cost.Add(now, day, Units(cost));
        }
    }

    /// <summary>One more: how many there are then, or 0 when there are already so many.</summary>
    private static int TryCount(ref int count, int most)
    {
        var counted = Interlocked.Increment(ref count);
        if (counted <= most)
        {
            return counted;
        }

        Interlocked.Decrement(ref count);
        return 0;
    }

    private static long Units(decimal cost) => (long)Math.Ceiling(Math.Clamp(cost, 0, CallerLimits.Unlimited) / CostUnit);

    /// <summary>What was used in the last hour, and the money of the last day.</summary>
    public (long Count, decimal Cost) Used(Spending what, long now, long hour, long day)
    {
        lock (_lock)
        {
            return (_spent[(int)what].At(now, hour), _cost.At(now, day) * CostUnit);
        }
    }
}
