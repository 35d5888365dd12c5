using Parley.Benchmarks.Measuring;

namespace Parley.Benchmarks.Soak;

/// <summary>Whether a figure stays flat: its middle in the last quarter of the run against the second quarter (the first is for warming up).</summary>
internal static class SoakTrend
{
    public static double Growth(IReadOnlyList<SoakSample> samples, Func<SoakSample, double> figure)
    {
        var quarter = Math.Max(1, samples.Count / 4);
        return Rounds.Median(samples.TakeLast(quarter).Select(figure)) - Rounds.Median(samples.Skip(quarter).Take(quarter).Select(figure));
    }

    /// <summary>Bytes of store for each record that was written between the second quarter and the end.</summary>
    public static double StoreBytesPerRecord(IReadOnlyList<SoakSample> samples)
    {
        var (from, to) = (samples[samples.Count / 4], samples[^1]);
        return to.Records == from.Records ? 0 : (double)(to.StoreBytes - from.StoreBytes) / (to.Records - from.Records);
    }
}
