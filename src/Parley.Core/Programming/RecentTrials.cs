using System.Collections.Concurrent;

namespace Parley.Core.Programming;

/// <summary>For which routines others' were tried lately: what did not hold a moment ago is not tried again with every request. Bounded: full, it starts anew.</summary>
internal sealed class RecentTrials(TimeProvider time)
{
    private const int MaxKeys = 1_000;

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<RoutineKey, long> _triedAt = new();

    /// <summary>False when the key was tried within the last minute.</summary>
    public bool TryBegin(RoutineKey key)
    {
        if (_triedAt.TryGetValue(key, out var at) && time.GetElapsedTime(at) < Rest)
        {
            return false;
        }

        if (_triedAt.Count >= MaxKeys)
        {
            _triedAt.Clear();
        }

        _triedAt[key] = time.GetTimestamp();
        return true;
    }
}
