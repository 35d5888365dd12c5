using System.Collections.Concurrent;

namespace Parley.Core.Costs.Budgets;

/// <summary>
/// The budgets of callers seen lately. Looking one up takes no lock; when the table is full, the eighth that was not seen for longest is forgotten.
/// A flood of addresses thus forgets strangers' counts, never those of all strangers together.
/// </summary>
internal sealed class CallerTable(int capacity, Func<CallerKey, CallerLimits> limitsOf)
{
    private const int Share = 8;

    private readonly ConcurrentDictionary<CallerKey, CallerBudget> _callers = new();
    private readonly Lock _lock = new();
    private int _count;
    private long _number;

    public int Count => Volatile.Read(ref _count);

    public CallerBudget Get(CallerKey key, long now)
    {
        if (!_callers.TryGetValue(key, out var caller))
        {
            caller = Add(key, now);
        }

        caller.See(now);
        return caller;
    }

    private CallerBudget Add(CallerKey key, long now)
    {
        lock (_lock)
        {
            if (_callers.TryGetValue(key, out var there))
            {
                return there;
            }

            if (_count >= capacity)
            {
                Forget();
            }

            var added = new CallerBudget(limitsOf(key)) { Number = ++_number };
            added.See(now);
            _callers[key] = added;
            Volatile.Write(ref _count, _count + 1);
            return added;
        }
    }

    private void Forget()
    {
        var oldest = _callers.Where(entry => entry.Value.IsIdle).OrderBy(entry => entry.Value.LastSeen).ThenBy(entry => entry.Value.Number).Take(Math.Max(1, capacity / Share)).ToList();
        foreach (var (key, _) in oldest)
        {
            _callers.TryRemove(key, out _);
        }

        Volatile.Write(ref _count, _count - oldest.Count);
    }
}
