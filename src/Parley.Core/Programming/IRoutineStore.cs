namespace Parley.Core.Programming;

/// <summary>Routines and their story. On disk before a save returns.</summary>
public interface IRoutineStore
{
    ValueTask<RoutineRecord?> FindAsync(RoutineKey key, CancellationToken cancellationToken);

    /// <summary>
    /// Stores the record with version + 1 and appends the events in one commit, if the stored version still equals its version (0: none stored); otherwise false.
    /// </summary>
    ValueTask<bool> TrySaveAsync(RoutineRecord record, IReadOnlyList<RoutineEvent> events, CancellationToken cancellationToken);

    ValueTask AppendEventAsync(RoutineEvent happened, CancellationToken cancellationToken);

    ValueTask<IReadOnlyList<RoutineRecord>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The story of a key, the oldest first.</summary>
    ValueTask<IReadOnlyList<RoutineEvent>> HistoryAsync(RoutineKey key, CancellationToken cancellationToken);
}
