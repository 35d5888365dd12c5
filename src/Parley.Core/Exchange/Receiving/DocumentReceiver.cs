using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Negotiation;
using Parley.Core.Programming;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
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
    RoutineRoutes routes,
    RoutineWatch watch,
    DocumentComposition composition,
    DocumentAdoption adoption,
    TypedDocuments typed,
    ToolConversation conversation,
    ReceiverProgramming programming,
    NodeOptions node)
{
    private const int MaxNesting = 4;

    private readonly JsonLimits _limits = new() { MaxBytes = node.MaxMessageBytes };

    /// <summary>Handles a request of a document by the cheapest rung that holds: code, routine, model.</summary>
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
            reception.Begin();
            var handled = Checked(document, await RunHandlerAsync(own, request, reception.Context, cancellationToken));
            if (handled.Error is { } failure && (IsBroken(handled) || OnceErrors.LeavesOpen(failure)) && reception.Agent.Skills.FirstOrDefault(skill => skill.Effect == SkillEffect.Once) is { } once)
            {
                // What the handler did before it broke is not known, and a model or the caller might do it again.
                return new ParleyError(ParleyErrorCode.Indeterminate, $"The handler broke, and it is not known whether it had done the work of '{once.Id}': {failure.Message}");
            }

            if (!IsBroken(handled))
            {
                return handled;
            }

            return reception.StepDown(Mode.Standard, Mode.Model, handled.Error!.Message) is { } refused ? refused : await AskModelAsync(reception, document, request, cancellationToken);
        }

        return await FindRouteAsync(reception, document, nesting, cancellationToken) is { } route
            ? await RunRoutineAsync(reception, request, route, nesting, cancellationToken)
            : await AskModelAsync(reception, document, request, cancellationToken);
    }

    private static async ValueTask<Outcome<JsonValue>> RunHandlerAsync(HandledDocument own, JsonValue request, ExchangeContext context, CancellationToken cancellationToken)
    {
        try
        {
            return await own.Handler(request, context, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A handler is anybody's code; one that throws is a broken rung.
            return new ParleyError(ParleyErrorCode.Internal, $"The handler threw {failure.GetType().Name}: {failure.Message}");
        }
    }

    /// <summary>The live routine for a document that suits, remembered for the requests to come unless another routine asks. Null when there is none.</summary>
    private async ValueTask<RoutineRoute?> FindRouteAsync(Reception reception, TypedDocument document, int nesting, CancellationToken cancellationToken)
    {
        var since = routes.Now;
        var key = new RoutineKey(reception.Agent.Name, Side.Receiver, document.Document.Hash, SkillFingerprint.Of(reception.Agent));
        var isKnown = composition.TryFind(document.Document, out var composed);
        var routine = await routines.FindReceiverAsync(key, document, cancellationToken);
        if (routine is null && isKnown && await programming.TakeOverAsync(reception.Agent, document, composed!, cancellationToken))
        {
            routine = await routines.FindReceiverAsync(key, document, cancellationToken);
        }

        if (routine is null)
        {
            return null;
        }

        var route = new RoutineRoute(reception.Agent, document, isKnown ? composed! : await ComposedAsync(reception, document.Document, cancellationToken), key, routine);
        if (isKnown && nesting == 0 && (await adoption.FindVerdictAsync(reception.Agent, document.Document, cancellationToken))?.Suits == true)
        {
            routes.Keep(route, since);
        }

        return route;
    }

    /// <summary>Handles a request by a live routine; one that breaks hands over to a model.</summary>
    internal ValueTask<Outcome<JsonValue>> RunRoutineAsync(Reception reception, JsonValue request, RoutineRoute route, int nesting, CancellationToken cancellationToken)
    {
        reception.Mode = Mode.Routine;
        reception.Begin();
        var tools = new ReceptionTools(reception, route.Composed, nesting, this, cancellationToken);
        var running = route.Routine.HandleAsync(request, tools, cancellationToken);
        if (!running.IsCompletedSuccessfully)
        {
            return AfterRunAsync(reception, request, route, tools, running, cancellationToken);
        }

        var handled = running.Result;
        if (!handled.Succeeded || tools.Failure is not null)
        {
            return AfterRunAsync(reception, request, route, tools, new(handled), cancellationToken);
        }

        watch.Served(route.Key, reception.Context.Caller);
        return new(handled);
    }

    private async ValueTask<Outcome<JsonValue>> AfterRunAsync(
        Reception reception, JsonValue request, RoutineRoute route, ReceptionTools tools, ValueTask<Outcome<JsonValue>> running, CancellationToken cancellationToken)
    {
        var (document, key, routine) = (route.Document, route.Key, route.Routine);
        var handled = await running;
        if (tools.Failure is { } failure && (!handled.Succeeded || tools.IsIndeterminate))
        {
            return tools.Misuse is { } misuse ? await DoubtAsync(reception, document, request, key, routine.Id, misuse, cancellationToken) : failure;
        }

        if (handled.Succeeded)
        {
            watch.Served(key, reception.Context.Caller);
        }

        if (!IsBroken(handled))
        {
            return handled;
        }

        if (reception.StepDown(Mode.Routine, Mode.Model, handled.Error!.Message) is { } refused)
        {
            // Whoever has no step-down left has no say about the routine either.
            return refused;
        }

        await watch.FailedAsync(key, routine.Id, request, handled.Error!, reception.Context.Caller, cancellationToken);
        return await AskModelAsync(reception, document, request, cancellationToken);
    }

    /// <summary>A tool refused what the routine gave it. Where a model gets an answer out of the same request, the routine was at fault; else the request was.</summary>
    private async ValueTask<Outcome<JsonValue>> DoubtAsync(Reception reception, TypedDocument document, JsonValue request, RoutineKey key, string id, ParleyError misuse, CancellationToken cancellationToken)
    {
        if (reception.StepDown(Mode.Routine, Mode.Model, misuse.Message) is { } refused)
        {
            return refused;
        }

        var answered = await AskModelAsync(reception, document, request, cancellationToken);
        if (answered.Succeeded)
        {
            await watch.FailedAsync(key, id, request, new ParleyError(ParleyErrorCode.RoutineFailed, $"handle: {misuse.Message}"), reception.Context.Caller, cancellationToken);
        }

        return answered;
    }

    private async ValueTask<Outcome<JsonValue>> AskModelAsync(Reception reception, TypedDocument document, JsonValue request, CancellationToken cancellationToken)
    {
        reception.Mode = Mode.Model;
        reception.ByModel.Add(document);
        if (reception.BelowAllFloors is { } refused)
        {
            return refused;
        }

        var prompt = DocumentPrompts.AnswerDocument(reception.Agent, SkillSections.Tools(reception.Offered), document.Document, request);
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

    /// <summary>Handles what a routine asks of a document that its own refers to, as if it were a request of its own.</summary>
    internal async ValueTask<Outcome<JsonValue>> CallReferredAsync(Reception reception, ProtocolDocument referred, JsonValue body, int nesting, CancellationToken cancellationToken)
    {
        if (nesting > MaxNesting)
        {
            return new ParleyError(ParleyErrorCode.RoutineFailed, $"Routines call each other more than {MaxNesting} deep.");
        }

        if (!typed.Get(referred).TryGet(out var document, out var error))
        {
            return error;
        }

        if (!RequestBody.Read(document, body, _limits).TryGet(out var request, out var broken))
        {
            return new ParleyError(ParleyErrorCode.InvalidInput, broken.Message);
        }

        // How the inner request was handled shows in the calls and step-downs; the mode is that of the exchange.
        var mode = reception.Mode;
        var handled = await HandleAsync(reception, document, request, nesting, cancellationToken);
        reception.Mode = mode;
        return handled;
    }

    private async ValueTask<IReadOnlyList<ComposedDocument>> ComposedAsync(Reception reception, ProtocolDocument document, CancellationToken cancellationToken)
        => (await composition.ResolveAsync(document, reception.TakeDocument, cancellationToken)).TryGet(out var tree, out _) ? tree.Direct : [];

    private static Outcome<JsonValue> Checked(TypedDocument document, Outcome<JsonValue> outcome)
    {
        if (!outcome.Succeeded || document.Reply is not { } schema || schema.IsValid(outcome.Value))
        {
            return outcome;
        }

        return new ParleyError(ParleyErrorCode.ReplyBreaksSchema, $"The reply breaks the document's schema: {schema.Validate(outcome.Value, 1)[0]}");
    }

    private static bool IsBroken(Outcome<JsonValue> outcome)
        => outcome.Error is { Code: ParleyErrorCode.RoutineFailed or ParleyErrorCode.RoutineLimit or ParleyErrorCode.ReplyBreaksSchema or ParleyErrorCode.Internal };
}
