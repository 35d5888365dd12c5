using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming.Running;
using Parley.Core.Skills;
using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>The routines that may handle traffic now, compiled.</summary>
public sealed class LiveRoutines(IRoutineStore store, CompiledRoutines compiled, RoutineWatch watch, ProgrammingOptions options)
{
    private static readonly RoutineSignature Sender = RoutineSignature.Sender();

    // What a routine may call was checked when it was promoted, for just these skills: they are part of its key.
    private static readonly RoutineSignature AnyTools = RoutineSignature.Receiver([]) with { AllowsAnyTool = true };

    /// <summary>Null when there is no live routine, or its source doesn't compile any more; then a repair is due.</summary>
    public async ValueTask<SenderRoutine?> FindSenderAsync(RoutineKey key, TypedDocument document, AgentTask task, CancellationToken cancellationToken)
        => await FindAsync(key, Sender, cancellationToken) is { } routine ? new SenderRoutine(routine, document, task, options.Limits) : null;

    /// <inheritdoc cref="FindSenderAsync"/>
    public async ValueTask<ReceiverRoutine?> FindReceiverAsync(RoutineKey key, TypedDocument document, CancellationToken cancellationToken)
        => await FindAsync(key, AnyTools, cancellationToken) is { } routine ? new ReceiverRoutine(routine, document, options.Limits) : null;

    /// <summary>Whether a climb for this key would do anything: there is no routine, or a repair is due.</summary>
    public async ValueTask<bool> MayWriteAsync(RoutineKey key, CancellationToken cancellationToken)
        => RoutineShelf.Refusal(await store.FindAsync(key, cancellationToken)) is null;

    private ValueTask<IRoutine?> FindAsync(RoutineKey key, RoutineSignature signature, CancellationToken cancellationToken)
    {
        var reading = store.FindAsync(key, cancellationToken);
        return reading.IsCompletedSuccessfully ? CompiledAsync(reading.Result, key, signature, cancellationToken) : ReadAsync(reading, key, signature, cancellationToken);
    }

    private async ValueTask<IRoutine?> ReadAsync(ValueTask<RoutineRecord?> reading, RoutineKey key, RoutineSignature signature, CancellationToken cancellationToken)
        => await CompiledAsync(await reading, key, signature, cancellationToken);

    private ValueTask<IRoutine?> CompiledAsync(RoutineRecord? record, RoutineKey key, RoutineSignature signature, CancellationToken cancellationToken)
    {
        if (record is not { Status: RoutineStatus.Live })
        {
            return default;
        }

        return compiled.TryGet(record, signature, out var routine, out var error) ? new(routine) : NotCompiledAsync(key, error, cancellationToken);
    }

    private async ValueTask<IRoutine?> NotCompiledAsync(RoutineKey key, ParleyError error, CancellationToken cancellationToken)
    {
        await watch.NotCompiledAsync(key, error, cancellationToken);
        return null;
    }
}
