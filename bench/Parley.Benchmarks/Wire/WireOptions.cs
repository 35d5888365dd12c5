namespace Parley.Benchmarks.Wire;

/// <summary>What is asked of a run.</summary>
internal sealed record WireOptions
{
    public required int Rounds { get; init; }

    /// <summary>How often the servers are started anew within them.</summary>
    public required int Starts { get; init; }

    public required TimeSpan RoundTime { get; init; }

    public required int Connections { get; init; }

    public bool StrictOnly { get; init; }

    public bool NoRecords { get; init; }

    public bool Json { get; init; }
}
