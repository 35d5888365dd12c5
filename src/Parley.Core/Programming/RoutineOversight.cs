using Parley.Core.Diagnostics;

namespace Parley.Core.Programming;

/// <summary>What a person may do to a routine: approve, pin, disable. Each is one compare-and-set with a line in the routine's story.</summary>
public sealed class RoutineOversight(IRoutineStore store, TimeProvider time)
{
    private const int Tries = 8;

    /// <summary>The routine whose id starts with <paramref name="id"/>.</summary>
    public async ValueTask<Outcome<RoutineRecord>> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = (await store.ListAsync(cancellationToken)).Where(record => record.Id.StartsWith(id, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => new ParleyError(ParleyErrorCode.InvalidInput, $"There is no routine '{id}'; 'parley routines ls' lists those there are."),
            _ => new ParleyError(ParleyErrorCode.InvalidInput, $"'{id}' is the start of {found.Count} routines: {string.Join(", ", found.Select(record => record.Id))}."),
        };
    }

    /// <summary>Puts a routine that waits, was demoted or switched off to work, on a person's word.</summary>
    public ValueTask<Outcome<RoutineRecord>> ApproveAsync(string id, CancellationToken cancellationToken)
        => ChangeAsync(id, "approved", record => record with { Status = RoutineStatus.Live, Failures = 0 }, cancellationToken);

    /// <summary>Keeps a routine from being demoted or replaced, or lets go of it.</summary>
    public ValueTask<Outcome<RoutineRecord>> PinAsync(string id, bool pinned, CancellationToken cancellationToken)
        => ChangeAsync(id, pinned ? "pinned" : "unpinned", record => record with { Pinned = pinned }, cancellationToken);

    /// <summary>Switches a routine off; nothing is written in its place until it is approved.</summary>
    public ValueTask<Outcome<RoutineRecord>> DisableAsync(string id, CancellationToken cancellationToken)
        => ChangeAsync(id, "disabled", record => record with { Status = RoutineStatus.Disabled }, cancellationToken);

    private async ValueTask<Outcome<RoutineRecord>> ChangeAsync(string id, string happened, Func<RoutineRecord, RoutineRecord> change, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Tries; i++)
        {
            var found = await FindAsync(id, cancellationToken);
            if (!found.TryGet(out var record, out _))
            {
                return found;
            }

            var changed = change(record);
            var line = new RoutineEvent(record.Key, record.Id, time.GetUtcNow(), happened, "by a person");
            if (await store.TrySaveAsync(changed, [line], cancellationToken))
            {
                return changed with { Version = changed.Version + 1 };
            }
        }

        return new ParleyError(ParleyErrorCode.StoreFailed, "The routine was changed by others again and again; try once more.");
    }
}
