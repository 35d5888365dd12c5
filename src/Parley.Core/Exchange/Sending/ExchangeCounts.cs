using System.Collections.Concurrent;
using Parley.Core.Policy;

namespace Parley.Core.Exchange.Sending;

/// <summary>
/// Exchanges that changed nothing but their pair's count: after the first they are gathered here, so that a pair whose traffic runs by routines writes its state once for many of them.
/// A count that a crash makes too small does no harm: policies only weigh it. Bounded: full, it starts anew.
/// </summary>
internal sealed class ExchangeCounts
{
    private const int MaxPairs = 4096;
    private const int WrittenAt = 64;

    private readonly ConcurrentDictionary<PairKey, int> _counts = new();

    /// <summary>Counts one. True for a pair's first, and when so many have come together that they should be written.</summary>
    public bool Add(PairKey pair)
    {
        if (_counts.Count >= MaxPairs)
        {
            _counts.Clear();
        }

        return _counts.TryAdd(pair, 1) || _counts.AddOrUpdate(pair, 1, static (_, count) => count + 1) >= WrittenAt;
    }

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
