using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Programming;

/// <summary>
/// Watches live routines. One that breaks leaves that exchange to the next rung, with its cause, and a repair is due; it is demoted at once when it fails more callers than it serves.
/// What a document prescribes as an error demotes nothing (docs/decisions/0012-strangers.md).
/// </summary>
public sealed class RoutineWatch(IRoutineStore store, RoutineCallers callers, TimeProvider time)
{
    private const int MaxRaces = 8;
    private static readonly string[] Functions = ["encode", "decode", "send", "handle"];

    /// <summary>True when the error is the routine's own fault: not the peer's, not a tool's, not one that the document prescribes.</summary>
    public static bool Demotes(ParleyError error) => error.Code is ParleyErrorCode.RoutineFailed or ParleyErrorCode.RoutineLimit;

    /// <summary>Takes note that a live routine did its work for a caller.</summary>
    public void Served(RoutineKey key, string caller) => callers.Served(key, caller);

    /// <summary>Takes note of a live routine's failure, unless the error is not its own. Only the first for each caller is written down.</summary>
    /// <param name="id">The routine that ran; one that has taken its place since isn't blamed.</param>
    /// <param name="given">What the routine was given when it broke; the repair must get it right.</param>
    /// <param name="caller">Who sent that.</param>
    public async ValueTask FailedAsync(RoutineKey key, string id, JsonValue given, ParleyError error, string caller, CancellationToken cancellationToken)
    {
        if (!Demotes(error) || await FindLiveAsync(key, id, cancellationToken) is null)
        {
            return;
        }

        var (isBrokenForMost, isNew) = await callers.FailedAsync(key, id, caller, cancellationToken);
        if (!isNew && !isBrokenForMost)
        {
            return;
        }

        // One caller's input that is too much for the limits shows no wrong answer: nothing that a successor would have to get right.
        var needsRepair = isBrokenForMost || error.Code != ParleyErrorCode.RoutineLimit;
        await NoteAsync(key, id, Describe(key.Side, given, error).ToString(), isBrokenForMost, needsRepair, cancellationToken);
    }

    /// <summary>Takes note that a live routine's source doesn't compile any more, as after an upgrade, so that another is written.</summary>
    public ValueTask NotCompiledAsync(RoutineKey key, string id, ParleyError error, CancellationToken cancellationToken) => NoteAsync(key, id, error.Message, demotes: true, needsRepair: true, cancellationToken);

    private async ValueTask NoteAsync(RoutineKey key, string id, string cause, bool demotes, bool needsRepair, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await FindLiveAsync(key, id, cancellationToken) is not { } record)
            {
                return;
            }

            var changed = record with
            {
                Failures = record.Failures + 1,
                LastFailure = needsRepair ? cause : record.LastFailure,
                IsRepairDue = record.IsRepairDue || (needsRepair && !record.Pinned),
                Status = demotes && !record.Pinned ? RoutineStatus.Demoted : RoutineStatus.Live,
            };
            if (await store.TrySaveAsync(changed, Story(changed, cause), cancellationToken))
            {
                return;
            }
        }
    }

    private async ValueTask<RoutineRecord?> FindLiveAsync(RoutineKey key, string id, CancellationToken cancellationToken)
        => await store.FindAsync(key, cancellationToken) is { Status: RoutineStatus.Live } record && record.Id == id ? record : null;

    private List<RoutineEvent> Story(RoutineRecord record, string cause)
    {
        var failed = new RoutineEvent(record.Key, record.Id, time.GetUtcNow(), "failed", cause);
        return record.Status == RoutineStatus.Live ? [failed] : [failed, failed with { Kind = "demoted", Text = "a repair is due" }];
    }

    /// <summary>Errors of routines begin with the function's name.</summary>
    private static FailedCase Describe(Side side, JsonValue given, ParleyError error)
    {
        var named = Functions.FirstOrDefault(function => error.Message.StartsWith($"{function}: ", StringComparison.Ordinal));
        return named is null
            ? new FailedCase(side == Side.Sender ? "encode" : "handle", given, error.Message)
            : new FailedCase(named, given, error.Message[(named.Length + 2)..]);
    }
}
