using Parley.Core.Programming;

namespace Parley.Core.Databases;

/// <summary>Routines by address and id, whoever wrote them. A routine is on disk before <see cref="AddAsync"/> returns.</summary>
public interface IRoutineArchive
{
    /// <summary>Keeps a routine; one that is there already stays as it is.</summary>
    ValueTask AddAsync(ArchivedRoutine routine, CancellationToken cancellationToken);

    /// <summary>Null when it isn't there.</summary>
    ValueTask<ArchivedRoutine?> FindAsync(RoutineAddress address, string id, CancellationToken cancellationToken);

    /// <summary>Routines in the order of their addresses and ids, starting behind <paramref name="after"/>; at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<ArchivedRoutine>> ListAsync(ArchivedRoutine? after, int limit, CancellationToken cancellationToken);
}
