using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Parley.Benchmarks.Soak;

/// <summary>What a process holds at one moment, after a full collection.</summary>
internal sealed record SoakSample
{
    /// <summary>Managed heap.</summary>
    public required long HeapBytes { get; init; }

    public required long WorkingSetBytes { get; init; }

    public required int Threads { get; init; }

    /// <summary>Open files and sockets; on Windows kernel handles.</summary>
    public required int Handles { get; init; }

    /// <summary>The store's files together; 0 where there is no store.</summary>
    public required long StoreBytes { get; init; }

    public required long Records { get; init; }

    /// <summary>Of this process.</summary>
    public static SoakSample Take(long storeBytes, long records)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return new SoakSample
        {
            HeapBytes = GC.GetTotalMemory(forceFullCollection: true),
            WorkingSetBytes = process.WorkingSet64,
            Threads = process.Threads.Count,
            Handles = OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : process.HandleCount,
            StoreBytes = storeBytes,
            Records = records,
        };
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SoakSample))]
internal sealed partial class SoakJson : JsonSerializerContext;
