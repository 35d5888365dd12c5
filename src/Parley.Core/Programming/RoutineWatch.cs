using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;

namespace Parley.Core.Programming;

/// <summary>Watches live routines: one that breaks steps down at once, with its cause, and a repair is due. What a document prescribes as an error demotes nothing.</summary>
public sealed class RoutineWatch(IRoutineStore store, TimeProvider time)
{
    private const int MaxRaces = 8;
    private static readonly string[] Functions = ["encode", "decode", "send", "handle"];

    /// <summary>True when the error is the routine's own fault: not the peer's, not a tool's, not one that the document prescribes.</summary>
    public static bool Demotes(ParleyError error) => error.Code == ParleyErrorCode.RoutineFailed;

    /// <summary>Takes note of a live routine's failure and demotes it, unless a person has pinned it. Errors that are not its own are ignored.</summary>
    /// <param name="given">What the routine was given when it broke; the repair must get it right.</param>
    public ValueTask FailedAsync(RoutineKey key, JsonValue given, ParleyError error, CancellationToken cancellationToken)
        => Demotes(error) ? DemoteAsync(key, Describe(key.Side, given, error).ToString(), cancellationToken) : ValueTask.CompletedTask;

    /// <summary>Takes note that a live routine's source doesn't compile any more, as after an upgrade, so that another is written.</summary>
    public ValueTask NotCompiledAsync(RoutineKey key, ParleyError error, CancellationToken cancellationToken) => DemoteAsync(key, error.Message, cancellationToken);

    private async ValueTask DemoteAsync(RoutineKey key, string cause, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await store.FindAsync(key, cancellationToken) is not { Status: RoutineStatus.Live } record)
            {
                return;
            }

            var changed = record with { Failures = record.Failures + 1, LastFailure = cause, Status = record.Pinned ? RoutineStatus.Live : RoutineStatus.Demoted };
            if (await store.TrySaveAsync(changed, Story(record, cause), cancellationToken))
            {
                return;
            }
        }
    }

    private List<RoutineEvent> Story(RoutineRecord record, string cause)
    {
        var failed = new RoutineEvent(record.Key, record.Id, time.GetUtcNow(), "failed", cause);
        return record.Pinned ? [failed] : [failed, failed with { Kind = "demoted", Text = "a repair is due" }];
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
