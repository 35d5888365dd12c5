using System.Globalization;
using System.Runtime.InteropServices;

namespace Parley.Benchmarks.Reporting;

/// <summary>The machine that figures belong to.</summary>
internal static class Machine
{
    public static string Describe()
    {
        var memory = (GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024d * 1024 * 1024)).ToString("0", CultureInfo.InvariantCulture);
        return $"{Processor()}, {Environment.ProcessorCount} cores, {memory} GiB, {RuntimeInformation.OSDescription.Trim()}, .NET {Environment.Version}";
    }

    private static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        var model = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return model ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
