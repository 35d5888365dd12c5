using System.Globalization;

namespace Parley.Benchmarks.Wire.Stages;

/// <summary>What one stage of an exchange costs on one thread.</summary>
internal sealed record StageCost(string Stage, double PerSecond, double AllocatedBytes)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"stage {Stage,-28} {1e9 / PerSecond,9:0} ns {AllocatedBytes,8:0} B");
}
