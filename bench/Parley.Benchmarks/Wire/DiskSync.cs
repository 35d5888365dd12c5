using System.Diagnostics;
using Parley.Benchmarks.Measuring;

namespace Parley.Benchmarks.Wire;

/// <summary>What the disk takes for one synchronous write of 4 KB: the figure behind every figure of strict durability.</summary>
internal static class DiskSync
{
    private const int Writes = 200;

    /// <summary>The median in microseconds.</summary>
    public static double Micros(string folder)
    {
        var page = new byte[4096];
        using var file = new FileStream(Path.Combine(folder, "sync"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var times = new List<double>(Writes);
        for (var i = 0; i < Writes; i++)
        {
            var started = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        return Rounds.Median(times);
    }
}
