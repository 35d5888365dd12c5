namespace Parley.Core.Programming;

/// <summary>A routine as stored; replaced as a whole by compare-and-set.</summary>
public sealed record RoutineRecord(RoutineKey Key)
{
    /// <summary>0 for a record that was never stored.</summary>
    public long Version { get; init; }

    /// <summary>16 hex digits of the SHA-256 of the source: how people name a routine.</summary>
    public required string Id { get; init; }

    /// <summary>The program, in the routine language.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it is in use.</summary>
    public required RoutineStatus Status { get; init; }

    /// <summary>A pinned routine is neither demoted nor replaced without a person.</summary>
    public bool Pinned { get; init; }

    /// <summary>It broke on something; a routine that gets that right takes its place, and until then it serves all others.</summary>
    public bool IsRepairDue { get; init; }

    /// <summary>The model that wrote it, or <c>person</c>.</summary>
    public required string Author { get; init; }

    /// <summary>When this source was written, by the node's clock.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>What speaks for it, in the order it was gathered.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Failures in use since it went live.</summary>
    public int Failures { get; init; }

    /// <summary>What the last of them said; null when there was none.</summary>
    public string? LastFailure { get; init; }
}
