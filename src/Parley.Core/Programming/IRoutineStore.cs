namespace Parley.Core.Programming;

/// <summary>Routines and their story. On disk before a save returns.</summary>
public interface IRoutineStore
{
    /// <summary>Null when none was ever written for the key.</summary>
    ValueTask<RoutineRecord?> FindAsync(RoutineKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the record with version + 1 and appends the events in one commit, if the stored version still equals its version (0: none stored); otherwise false.
    /// </summary>
    ValueTask<bool> TrySaveAsync(RoutineRecord record, IReadOnlyList<RoutineEvent> events, CancellationToken cancellationToken);

    /// <summary>Adds to the story without changing the routine.</summary>
    ValueTask AppendEventAsync(RoutineEvent happened, CancellationToken cancellationToken);

    /// <summary>All routines, in the order of their keys.</summary>
    ValueTask<IReadOnlyList<RoutineRecord>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The story of a key, the oldest first.</summary>
    ValueTask<IReadOnlyList<RoutineEvent>> HistoryAsync(RoutineKey key, CancellationToken cancellationToken);
}
