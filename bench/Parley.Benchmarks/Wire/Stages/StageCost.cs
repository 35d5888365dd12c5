using System.Globalization;

namespace Parley.Benchmarks.Wire.Stages;

/// <summary>What one stage of an exchange costs on one thread.</summary>
internal sealed record StageCost(string Stage, double Nanos, double AllocatedBytes)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"stage {Stage,-28} {Nanos,9:0} ns {AllocatedBytes,8:0} B");
}
