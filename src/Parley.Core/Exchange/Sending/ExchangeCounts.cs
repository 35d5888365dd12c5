using System.Collections.Concurrent;
using Parley.Core.Policy;

namespace Parley.Core.Exchange.Sending;

/// <summary>
/// Exchanges that changed nothing but their pair's count: after the first they are gathered here, so that a pair whose traffic runs by routines writes its state once for many of them.
/// A count that the end of the process makes too small does no harm: policies only weigh it. Bounded: full, it starts anew.
/// </summary>
internal sealed class ExchangeCounts
{
    private const int MaxPairs = 4096;
    private const int WrittenAt = 64;

    private readonly ConcurrentDictionary<PairKey, int> _counts = new();

    /// <summary>Counts one. True for a pair's first, and when so many have come together that they should be written.</summary>
    public bool Add(PairKey pair)
    {
        if (!_counts.TryAdd(pair, 1))
        {
            return _counts.AddOrUpdate(pair, 1, static (_, count) => count + 1) >= WrittenAt;
        }

        if (_counts.Count > MaxPairs)
        {
            _counts.Clear();
            _counts[pair] = 1;
        }

        return true;
    }

    /// <summary>Counts again what was taken and could not be written.</summary>
    public void Return(PairKey pair, int count) => _counts.AddOrUpdate(pair, count, (_, more) => more + count);

    /// <summary>Those that were counted since the last call.</summary>
    public int Take(PairKey pair)
    {
        while (_counts.TryGetValue(pair, out var count))
        {
            if (_counts.TryUpdate(pair, 0, count))
            {
                return count;
            }
        }

        return 0;
    }
}
