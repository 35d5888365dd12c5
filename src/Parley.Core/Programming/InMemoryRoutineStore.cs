namespace Parley.Core.Programming;

/// <summary>Routines and their story for the life of the process.</summary>
public sealed class InMemoryRoutineStore : IRoutineStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<RoutineKey, RoutineRecord> _records = new(RoutineKeyOrder.Ordinal);
    private readonly Dictionary<RoutineKey, List<RoutineEvent>> _stories = [];

    /// <inheritdoc />
    public ValueTask<RoutineRecord?> FindAsync(RoutineKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_records.GetValueOrDefault(key));
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> TrySaveAsync(RoutineRecord record, IReadOnlyList<RoutineEvent> events, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var stored = _records.GetValueOrDefault(record.Key)?.Version ?? 0;
            if (stored != record.Version)
            {
                return ValueTask.FromResult(false);
            }

            _records[record.Key] = record with { Version = stored + 1, Evidence = [.. record.Evidence] };
            foreach (var happened in events)
            {
                Append(happened);
            }

            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc />
    public ValueTask AppendEventAsync(RoutineEvent happened, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            Append(happened);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RoutineRecord>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<RoutineRecord>>([.. _records.Values]);
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RoutineEvent>> HistoryAsync(RoutineKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<RoutineEvent>>(_stories.TryGetValue(key, out var story) ? [.. story] : []);
        }
    }

    private void Append(RoutineEvent happened)
    {
        if (!_stories.TryGetValue(happened.Key, out var story))
        {
            _stories[happened.Key] = story = [];
        }

        story.Add(happened);
    }
}
