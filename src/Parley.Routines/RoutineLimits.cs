namespace Parley.Routines;

/// <summary>What one call may spend. A routine can't catch running into one of these.</summary>
public sealed record RoutineLimits
{
    /// <summary>Units of work: about one per call, block, iteration, element or 32 characters. Default 5,000,000.</summary>
    public long Fuel { get; init; } = 5_000_000;

    /// <summary>Bytes that strings, arrays, objects and closures may take in all, freed ones included. Default 16 MiB.</summary>
    public long MaxAllocatedBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Nested calls, and nesting of values that are copied or written. Default 128.</summary>
    public int MaxDepth { get; init; } = 128;

    /// <summary>Time that the routine itself may run; waiting for a tool is not counted, its caller's token bounds that. Default 1 s.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Bytes of the output as JSON text, shared parts counted each time they appear. Default 1 MiB.</summary>
    public int MaxOutputBytes { get; init; } = 1024 * 1024;

    /// <summary>The limits as each property states them.</summary>
    public static RoutineLimits Default { get; } = new();
}
