using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Exchange.Receiving;

/// <summary>What a receiver's routine may call: the agent's skills, and the documents that its own document refers to.</summary>
/// <param name="referred">Handles a request of one of those documents.</param>
internal sealed class ReceptionTools(Reception reception, IReadOnlyList<ComposedDocument> composed, int nesting, DocumentReceiver referred, CancellationToken cancellation) : IRoutineTools
{
    /// <summary>The last failure of a tool: when the routine fails too, this is why. What may have happened twice is never forgotten.</summary>
    public ParleyError? Failure { get; private set; }

    /// <summary>The last failure, if it is that the routine called what there is not, or with arguments that break the tool's schema.</summary>
    public ParleyError? Misuse => Failure is { Code: ParleyErrorCode.InvalidInput or ParleyErrorCode.UnknownSkill } ? Failure : null;

    /// <summary>True when it is not known whether a tool did its work, which no routine may cover up.</summary>
    public bool IsIndeterminate => Failure is { Code: ParleyErrorCode.Indeterminate };

    public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
    {
        // A stranger names the documents; none of them takes the place of a skill.
        var document = reception.Agent.FindSkill(name) is null ? Referred(name) : null;
        var running = document is null
            ? reception.Tools.RunAsync(name, arguments, cancellationToken)
            : referred.CallReferredAsync(reception, document.Document, arguments, nesting + 1, cancellation);
        return running.IsCompletedSuccessfully ? new(Answer(running.Result)) : AnswerAsync(running);
    }

    private async ValueTask<ToolAnswer> AnswerAsync(ValueTask<Outcome<JsonValue>> running) => Answer(await running);

    private ToolAnswer Answer(Outcome<JsonValue> outcome)
    {
        Failure = IsIndeterminate ? Failure : outcome.Error ?? Failure;
        return outcome.TryGet(out var value, out var error) ? new ToolAnswer(value, null) : new ToolAnswer(default, error.WireMessage);
    }

    private ComposedDocument? Referred(string name) => composed.FirstOrDefault(document => document.Identifier == name);
}
