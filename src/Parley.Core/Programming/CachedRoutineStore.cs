using Parley.Core.Storage;

namespace Parley.Core.Programming;

/// <summary>A routine store whose records are read once, not with every exchange that a routine handles.</summary>
public sealed class CachedRoutineStore(IRoutineStore store, TimeProvider time, StoreWrites writes) : IRoutineStore
{
    private const int Capacity = 1024;

    private readonly ReadCache<RoutineKey, RoutineRecord> _cache = new(time, Capacity, writes);

    /// <inheritdoc />
    public ValueTask<RoutineRecord?> FindAsync(RoutineKey key, CancellationToken cancellationToken)
        => _cache.TryGet(key, out var known) ? new(known) : ReadAsync(key, cancellationToken);

    /// <inheritdoc />
    public ValueTask<bool> TrySaveAsync(RoutineRecord record, IReadOnlyList<RoutineEvent> events, CancellationToken cancellationToken)
        => _cache.WriteAsync(record.Key, () => store.TrySaveAsync(record, events, cancellationToken));

    /// <inheritdoc />
    public ValueTask AppendEventAsync(RoutineEvent happened, CancellationToken cancellationToken) => store.AppendEventAsync(happened, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RoutineRecord>> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<RoutineEvent>> HistoryAsync(RoutineKey key, CancellationToken cancellationToken) => store.HistoryAsync(key, cancellationToken);

    private ValueTask<RoutineRecord?> ReadAsync(RoutineKey key, CancellationToken cancellationToken)
        => _cache.ReadAsync(key, () => store.FindAsync(key, cancellationToken));
}
