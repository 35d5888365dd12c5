using Parley.Core.Programming;

namespace Parley.Core.Databases;

/// <summary>Routines for the life of the process: tests, simulations, and a database that is to forget.</summary>
public sealed class InMemoryRoutineArchive : IRoutineArchive
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, ArchivedRoutine> _routines = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public ValueTask AddAsync(ArchivedRoutine routine, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            _routines.TryAdd(NameOf(routine.Address, routine.Id), routine);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<ArchivedRoutine?> FindAsync(RoutineAddress address, string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_routines.GetValueOrDefault(NameOf(address, id)));
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ArchivedRoutine>> ListAsync(ArchivedRoutine? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var last = after is null ? "" : NameOf(after.Address, after.Id);
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<ArchivedRoutine>>([.. _routines.Where(entry => string.CompareOrdinal(entry.Key, last) > 0).Take(limit).Select(entry => entry.Value)]);
        }
    }

    private static string NameOf(RoutineAddress address, string id) => $"{address.Hex}/{id}";
}
