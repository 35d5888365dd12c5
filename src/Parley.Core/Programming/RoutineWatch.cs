using Parley.Core.Diagnostics;

namespace Parley.Core.Programming;

/// <summary>Watches live routines: one that breaks steps down at once, with its cause, and a repair is due. What a document prescribes as an error demotes nothing.</summary>
public sealed class RoutineWatch(IRoutineStore store, TimeProvider time)
{
    private const int MaxRaces = 8;

    /// <summary>True when the error is the routine's own fault: not the peer's, not a tool's, not one that the document prescribes.</summary>
    public static bool Demotes(ParleyError error) => error.Code == ParleyErrorCode.RoutineFailed;

    /// <summary>Takes note of a live routine's failure. Returns true when it was demoted and a repair is due; a pinned routine stays.</summary>
    public async ValueTask<bool> FailedAsync(RoutineKey key, string routineId, FailedCase failure, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            var record = await store.FindAsync(key, cancellationToken);
            if (record is null || record.Id != routineId || record.Status != RoutineStatus.Live)
            {
                return false;
            }

            var demoted = !record.Pinned;
            var cause = $"{failure.Function}: {failure.Problem}";
            var changed = record with { Failures = record.Failures + 1, LastFailure = cause, Status = demoted ? RoutineStatus.Demoted : RoutineStatus.Live };
            if (await store.TrySaveAsync(changed, Story(record, cause, demoted), cancellationToken))
            {
                return demoted;
            }
        }

        return false;
    }

    private List<RoutineEvent> Story(RoutineRecord record, string cause, bool demoted)
    {
        var now = time.GetUtcNow();
        List<RoutineEvent> story = [new(record.Key, record.Id, now, "failed", cause)];
        if (demoted)
        {
            story.Add(new(record.Key, record.Id, now, "demoted", cause));
        }

        return story;
    }
}
