using System.Diagnostics;

namespace Parley.Benchmarks.Measuring;

/// <summary>What the disk itself takes: write 4 KiB over what is there, as the log does, and wait until it is on disk. The figure behind every figure of strict durability.</summary>
internal static class DiskSync
{
    private const int Repeats = 200;

    public static double MedianMicros(string folder)
    {
        using var file = new FileStream(Path.Combine(folder, "sync"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var page = new byte[4096];
        file.Write(new byte[Repeats * page.Length]);
        file.Flush(flushToDisk: true);
        file.Position = 0;
        var times = new List<double>();
        for (var i = 0; i < Repeats; i++)
        {
            var started = Stopwatch.GetTimestamp();
            file.Write(page);
            file.Flush(flushToDisk: true);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMicroseconds);
        }

        return Rounds.Median(times);
    }
}
