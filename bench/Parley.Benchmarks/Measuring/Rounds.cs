using System.Diagnostics;

namespace Parley.Benchmarks.Measuring;

/// <summary>Repeats a measurement and takes the middle.</summary>
internal static class Rounds
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Operations a second on one thread: the median of rounds of about <paramref name="roundTime"/>, after one that is thrown away.</summary>
    /// <param name="batch">Runs so many operations and lets nothing be optimised away.</param>
    public static double PerSecond(Action<int> batch, int rounds, TimeSpan roundTime)
    {
        // Short batches, called often: one that ran long would stay in code that the compiler never came back to. Found by a long one, since the first is spent on compiling.
        var size = Math.Max(1, Calibrate(batch, roundTime / 10) / 100);
        var measured = new List<double>();
        for (var round = -1; round < rounds; round++)
        {
            long done = 0;
            var started = Stopwatch.GetTimestamp();
            do
            {
                batch(size);
                done += size;
            }
            while (Stopwatch.GetElapsedTime(started) < roundTime);
            if (round >= 0)
            {
                measured.Add(done / Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
        }

        return Median(measured);
    }

    /// <summary>Bytes that one operation allocates on this thread.</summary>
    public static double AllocatedPerOperation(Action<int> batch, int operations = 10_000)
    {
        batch(operations);
        var before = GC.GetAllocatedBytesForCurrentThread();
        batch(operations);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)operations;
    }

    private static int Calibrate(Action<int> batch, TimeSpan least)
    {
        for (var size = 1; ; size *= 2)
        {
            var started = Stopwatch.GetTimestamp();
            batch(size);
            if (Stopwatch.GetElapsedTime(started) >= least || size >= 1 << 24)
            {
                return size;
            }
        }
    }
}
