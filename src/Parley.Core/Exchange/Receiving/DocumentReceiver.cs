using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// Handles a request of a document that suits: code, else the routine, else a model. A rung that breaks hands over to the next;
/// a tool that fails is nobody's broken rung and ends the exchange.
/// </summary>
public sealed class DocumentReceiver(
    DocumentHandlers handlers,
    PublicDocuments publicDocuments,
    LiveRoutines routines,
    RoutineWatch watch,
    DocumentComposition composition,
    TypedDocuments typed,
    ToolConversation conversation)
{
    private const int MaxNesting = 4;

    public ValueTask<Outcome<JsonValue>> HandleAsync(Reception reception, TypedDocument document, JsonValue request, CancellationToken cancellationToken)
        => HandleAsync(reception, document, request, nesting: 0, cancellationToken);

    private async ValueTask<Outcome<JsonValue>> HandleAsync(Reception reception, TypedDocument document, JsonValue request, int nesting, CancellationToken cancellationToken)
    {
        if (publicDocuments.Of(reception.Agent).TryGetValue(document.Document.Hash, out var made))
        {
            reception.Mode = Mode.Standard;
            return await reception.Tools.RunAsync(made.Skill.Id, request, cancellationToken);
        }

        if (handlers.Find(reception.Agent.Name, document.Document.Hash) is { } own)
        {
            reception.Mode = Mode.Standard;
            var handled = Checked(document, await own.Handler(request, reception.Context, cancellationToken));
            if (!IsBroken(handled))
            {
                return handled;
            }

            reception.StepDown(Mode.Standard, Mode.Model, handled.Error!.Message);
        }
        else if (await RunRoutineAsync(reception, document, request, nesting, cancellationToken) is { } answered)
        {
            return answered;
        }

        return await AskModelAsync(reception, document, request, cancellationToken);
    }

    /// <summary>Null when there is no live routine, or it broke and the next rung has to take over.</summary>
    private async ValueTask<Outcome<JsonValue>?> RunRoutineAsync(Reception reception, TypedDocument document, JsonValue request, int nesting, CancellationToken cancellationToken)
    {
        var key = new RoutineKey(reception.Agent.Name, Side.Receiver, document.Document.Hash, SkillFingerprint.Of(reception.Agent));
        if (await routines.FindReceiverAsync(key, document, cancellationToken) is not { } routine)
        {
            return null;
        }

        reception.Mode = Mode.Routine;
        var tools = new ReceptionTools(reception, await ComposedAsync(document.Document, cancellationToken), (referred, body) => CallReferredAsync(reception, referred, body, nesting + 1, cancellationToken));
        var handled = await routine.HandleAsync(request, tools, cancellationToken);
        if (tools.Failure is { } failure && !handled.Succeeded)
        {
            return failure;
        }

        if (!IsBroken(handled))
        {
            return handled;
        }

        await watch.FailedAsync(key, request, handled.Error!, cancellationToken);
        reception.StepDown(Mode.Routine, Mode.Model, handled.Error!.Message);
        return null;
    }

    private async ValueTask<Outcome<JsonValue>> AskModelAsync(Reception reception, TypedDocument document, JsonValue request, CancellationToken cancellationToken)
    {
        reception.Mode = Mode.Model;
        var prompt = DocumentPrompts.AnswerDocument(reception.Agent, SkillSections.Tools(reception.Agent), document.Document, request);
        var answered = await conversation.RunAsync(reception.Agent.Name, prompt, reception.Tools, reception.Bill, cancellationToken);
        if (!answered.TryGet(out var text, out var error))
        {
            return error;
        }

        if (!document.IsTyped)
        {
            return new JsonValue(text.Trim());
        }

        if (!ModelAnswer.TryReadJson(text, out var reply, out var reason))
        {
            return new ParleyError(ParleyErrorCode.ModelNonsense, $"The model's answer is not JSON: {reason}");
        }

        return document.Reply!.IsValid(reply) || reply["error"].AsString is not { } refusal
            ? Checked(document, reply)
            : ParleyError.Public(ParleyErrorCode.UnsuitableTask, refusal);
    }

    private async ValueTask<Outcome<JsonValue>> CallReferredAsync(Reception reception, ProtocolDocument referred, JsonValue body, int nesting, CancellationToken cancellationToken)
    {
        if (nesting > MaxNesting)
        {
            return new ParleyError(ParleyErrorCode.RoutineFailed, $"Routines call each other more than {MaxNesting} deep.");
        }

        return typed.Get(referred).TryGet(out var document, out var error)
            ? RequestBody.Read(document, body).TryGet(out var request, out var broken) ? await HandleAsync(reception, document, request, nesting, cancellationToken) : broken
            : error;
    }

    private async ValueTask<IReadOnlyList<ComposedDocument>> ComposedAsync(ProtocolDocument document, CancellationToken cancellationToken)
        => document.References.Count > 0 && (await composition.ResolveAsync(document, cancellationToken)).TryGet(out var composed, out _) ? composed : [];

    private static Outcome<JsonValue> Checked(TypedDocument document, Outcome<JsonValue> outcome)
    {
        if (!outcome.Succeeded || document.Reply is not { } schema || schema.IsValid(outcome.Value))
        {
            return outcome;
        }

        var violation = schema.Validate(outcome.Value, 1)[0];
        return new ParleyError(ParleyErrorCode.ReplyBreaksSchema, $"The reply breaks the document's schema: {violation.InstancePath} {violation.Message}");
    }

    private static bool IsBroken(Outcome<JsonValue> outcome)
        => outcome.Error is { Code: ParleyErrorCode.RoutineFailed or ParleyErrorCode.ReplyBreaksSchema or ParleyErrorCode.Internal };
}
