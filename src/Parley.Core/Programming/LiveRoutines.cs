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
        => await FindAsync(key, Sender, cancellationToken) is var (id, routine) ? new SenderRoutine(id, routine, document, task, options.Limits) : null;

    /// <inheritdoc cref="FindSenderAsync"/>
    public async ValueTask<ReceiverRoutine?> FindReceiverAsync(RoutineKey key, TypedDocument document, CancellationToken cancellationToken)
        => await FindAsync(key, AnyTools, cancellationToken) is var (id, routine) ? new ReceiverRoutine(id, routine, document, options.Limits) : null;

    /// <summary>Whether a climb for this key would do anything: there is no routine, or a repair is due.</summary>
    public async ValueTask<bool> MayWriteAsync(RoutineKey key, CancellationToken cancellationToken)
        => RoutineShelf.Refusal(await store.FindAsync(key, cancellationToken)) is null;

    /// <summary>Whether there is a routine already, which the climb would repair.</summary>
    public async ValueTask<bool> IsRepairAsync(RoutineKey key, CancellationToken cancellationToken) => await store.FindAsync(key, cancellationToken) is not null;

    private async ValueTask<(string Id, IRoutine Routine)?> FindAsync(RoutineKey key, RoutineSignature signature, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(key, cancellationToken) is not { Status: RoutineStatus.Live } record)
        {
            return null;
        }

        if (compiled.TryGet(record, signature, out var routine, out var error))
        {
            return (record.Id, routine);
        }

        await watch.NotCompiledAsync(key, record.Id, error, cancellationToken);
        return null;
    }
}
