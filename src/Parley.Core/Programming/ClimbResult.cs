namespace Parley.Core.Programming;

/// <summary>How a climb ended.</summary>
/// <param name="Reason">In words: why there is no routine, or what is waited for; empty when it is live.</param>
/// <param name="Cost">What the climb's model calls cost.</param>
public sealed record ClimbResult(ClimbStatus Status, string Reason, decimal Cost)
{
    /// <summary>The routine that stands now, whoever put it there; null when there is none.</summary>
    public RoutineRecord? Routine { get; init; }

    /// <summary>How often a model wrote or repaired the routine.</summary>
    public int Attempts { get; init; }

    /// <summary>What was found about the last routine that was tried.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Real exchanges by a model that are wanted before the next climb.</summary>
    public int WantedExchanges { get; init; }
}
