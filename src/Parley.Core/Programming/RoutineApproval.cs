using Parley.Core.Diagnostics;

namespace Parley.Core.Programming;

/// <summary>What a person decides about a routine. Fails when there is none, or when the decision doesn't fit its status.</summary>
public sealed class RoutineApproval(IRoutineStore store, TimeProvider time)
{
    private const int MaxRaces = 8;

    /// <summary>Puts a routine live that waits for approval, was demoted or was disabled.</summary>
    public ValueTask<Outcome<RoutineRecord>> ApproveAsync(RoutineKey key, string who, CancellationToken cancellationToken)
        => ChangeAsync(key, "approved", who, record => record.Status == RoutineStatus.Live ? null : record with { Status = RoutineStatus.Live }, cancellationToken);

    /// <summary>Keeps a live routine from being demoted or replaced, or lets go of it again.</summary>
    public ValueTask<Outcome<RoutineRecord>> PinAsync(RoutineKey key, bool pinned, string who, CancellationToken cancellationToken)
        => ChangeAsync(key, pinned ? "pinned" : "unpinned", who, record => record.Pinned == pinned ? null : record with { Pinned = pinned }, cancellationToken);

    /// <summary>Switches a routine off; nothing is written in its place until it is approved again.</summary>
    public ValueTask<Outcome<RoutineRecord>> DisableAsync(RoutineKey key, string who, CancellationToken cancellationToken)
        => ChangeAsync(key, "disabled", who, record => record.Status == RoutineStatus.Disabled ? null : record with { Status = RoutineStatus.Disabled, Pinned = false }, cancellationToken);

    private async ValueTask<Outcome<RoutineRecord>> ChangeAsync(
        RoutineKey key, string kind, string who, Func<RoutineRecord, RoutineRecord?> change, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await store.FindAsync(key, cancellationToken) is not { } record)
            {
                return new ParleyError(ParleyErrorCode.InvalidInput, "There is no such routine.");
            }

            if (change(record) is not { } changed)
            {
                return new ParleyError(ParleyErrorCode.InvalidInput, $"Routine {record.Id} is {(record.Pinned && kind == "pinned" ? "pinned" : record.Status.ToString())} already.");
            }

            if (await store.TrySaveAsync(changed, [new RoutineEvent(key, record.Id, time.GetUtcNow(), kind, $"by {who}")], cancellationToken))
            {
                return changed with { Version = changed.Version + 1 };
            }
        }

        return new ParleyError(ParleyErrorCode.StoreFailed, "The routine kept changing; try again.");
    }
}
