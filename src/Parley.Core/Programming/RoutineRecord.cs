namespace Parley.Core.Programming;

/// <summary>A routine as stored; replaced as a whole by compare-and-set.</summary>
public sealed record RoutineRecord(RoutineKey Key)
{
    /// <summary>0 for a record that was never stored.</summary>
    public long Version { get; init; }

    /// <summary>16 hex digits of the SHA-256 of the source: how people name a routine.</summary>
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required RoutineStatus Status { get; init; }

    /// <summary>A pinned routine is neither demoted nor replaced without a person.</summary>
    public bool Pinned { get; init; }

    /// <summary>It broke on something; a routine that gets that right takes its place, and until then it serves all others.</summary>
    public bool IsRepairDue { get; init; }

    /// <summary>The model that wrote it, or <c>person</c>.</summary>
    public required string Author { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public int Failures { get; init; }

    public string? LastFailure { get; init; }
}
