using System.Numerics;

namespace Parley.Benchmarks.Wire.Load;

/// <summary>Latencies in units of 100 ns, kept to within 1.6 %: 64 buckets to each power of two. Not safe for concurrent use.</summary>
internal sealed class LatencyHistogram
{
    private const int SubBits = 6;

    private readonly long[] _buckets = new long[64 << SubBits];

    public long Count { get; private set; }

    public void Add(TimeSpan latency)
    {
        _buckets[Index(Math.Max(0, latency.Ticks))]++;
        Count++;
    }

    public void Clear()
    {
        Array.Clear(_buckets);
        Count = 0;
    }

    /// <summary>In milliseconds; 0 when nothing was added.</summary>
    public double Quantile(double share)
    {
        var rank = (long)Math.Ceiling(Count * share);
        long seen = 0;
        for (var i = 0; i < _buckets.Length; i++)
        {
            seen += _buckets[i];
            if (seen >= rank && seen > 0)
            {
                return TimeSpan.FromTicks(Middle(i)).TotalMilliseconds;
            }
        }

        return 0;
    }

    private static int Index(long ticks)
    {
        var shift = Math.Max(0, BitOperations.Log2((ulong)ticks | 1) - SubBits);
        return (shift << SubBits) + (int)(ticks >> shift);
    }

    private static long Middle(int index)
    {
        var shift = Math.Max(0, (index >> SubBits) - 1);
        var least = (long)(index - (shift << SubBits)) << shift;
        return least + (1L << shift >> 1);
    }
}
