using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Negotiation;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>The receiver's side of an exchange: finds out what is asked, has it handled, records it, and answers. Every outcome is a reply.</summary>
public sealed class Receiver(
    DocumentResolver resolver,
    TypedDocuments typed,
    DocumentComposition composition,
    DocumentAdoption adoption,
    DocumentHandlers handlers,
    PublicDocuments publicDocuments,
    RoutineRoutes routes,
    DocumentReceiver documents,
    LanguageReceiver language,
    ReceiverNegotiation negotiation,
    ReceiverClimb climb,
    ConversationTable conversations,
    ExchangeRecorder recorder,
    IEffectJournal journal,
    PeerBudgets budgets,
    NodeOptions node,
    TimeProvider time)
{
    /// <summary>Seconds after which it makes sense to try again; stands in replies that a budget refused, and in HTTP as <c>Retry-After</c>.</summary>
    public const string RetryAfterField = "retryAfterSeconds";

    private readonly JsonLimits _limits = new() { MaxBytes = node.MaxMessageBytes };

    /// <summary>Handles one request and leaves its record. An expected failure is a reply, too.</summary>
    public async ValueTask<AgoraReply> AnswerAsync(Agent agent, AgoraRequest request, ExchangeContext context, CancellationToken cancellationToken)
    {
        using var reception = new Reception(agent, context, journal, budgets, time);
        if (Turn.Opens(request) && reception.Account.Take(Spending.Conversations) is { } crowded)
        {
            return Failure(crowded);
        }

        using var span = ParleyTelemetry.StartReceiving(agent.Name, context.Caller, context.ExchangeId);
        AgoraReply reply;
        try
        {
            reply = request.Kind switch
            {
                AgoraRequestKind.Negotiation => await NegotiateAsync(reception, request, cancellationToken),
                AgoraRequestKind.Document => await HandleDocumentAsync(reception, request, cancellationToken),
                _ => await TalkAsync(reception, request, cancellationToken),
            };
        }
        catch (OperationCanceledException)
        {
            // Nobody waits for the reply any more, but what was spent and what ran has happened.
            var cut = reception.Final(new ParleyError(ParleyErrorCode.Cancelled, "The caller hung up, or the time was up."));
            var kind = request.Kind == AgoraRequestKind.Negotiation ? RecordKind.Negotiation : RecordKind.Exchange;
            await recorder.RecordAsync(reception.ToRecord(kind, request.Body, default, cut), CancellationToken.None);
            throw;
        }

        if (span is not null)
        {
            ParleyTelemetry.EndExchange(span, reception.Mode.ToString(), reply.Status == AgoraStatus.Success ? null : reply.Extensions["code"].AsString);
        }

        if (reception.HasByModel && reply.Status == AgoraStatus.Success)
        {
            await climb.AfterDocumentAsync(reception);
        }

        return reply;
    }

    private async ValueTask<AgoraReply> TalkAsync(Reception reception, AgoraRequest request, CancellationToken cancellationToken)
    {
        var turn = Turn.Open(conversations, reception, request);
        var outcome = Settle(reception, await language.AnswerAsync(reception, turn.Messages, cancellationToken));
        await RecordAsync(reception, RecordKind.Exchange, new JsonValue(turn.Messages[^1]), Text(outcome), outcome.Error);
        if (!outcome.TryGet(out var answer, out var error))
        {
            return Failure(error);
        }

        var (suggestion, asks) = climb.AfterLanguage(reception);
        return turn.Close(conversations, AgoraReply.Success(answer)) with { Suggestion = suggestion, RequestsNegotiation = asks, Usage = Usage(reception) };
    }

    private async ValueTask<AgoraReply> NegotiateAsync(Reception reception, AgoraRequest request, CancellationToken cancellationToken)
    {
        var turn = Turn.Open(conversations, reception, request);
        var outcome = await negotiation.ReplyAsync(reception.Agent, turn.Messages, reception.Bill, cancellationToken);
        await RecordAsync(reception, RecordKind.Negotiation, new JsonValue(turn.Messages[^1]), Text(outcome), outcome.Error);
        if (outcome.Succeeded)
        {
            climb.Negotiated(reception.Agent);
        }

        return outcome.TryGet(out var answer, out var error) ? turn.Close(conversations, AgoraReply.Success(answer)) with { Usage = Usage(reception) } : Failure(error);
    }

    private async ValueTask<AgoraReply> HandleDocumentAsync(Reception reception, AgoraRequest request, CancellationToken cancellationToken)
    {
        reception.Mode = Mode.Model;
        reception.Document = request.Hash;
        var route = KnownRoute(reception.Agent, request);
        var found = route is null ? await FindSuitableAsync(reception, request, cancellationToken) : route.Document;
        var body = found.TryGet(out var document, out var unsuitable) ? RequestBody.Read(document, request.Body, _limits) : unsuitable;
        var outcome = body.TryGet(out var value, out var broken) ? Settle(reception, await documents.HandleAsync(reception, document!, value, route, cancellationToken)) : broken;
        await RecordAsync(reception, RecordKind.Exchange, body.Succeeded ? body.Value : request.Body, outcome.Succeeded ? outcome.Value : default, outcome.Error);
        if (!outcome.TryGet(out var reply, out var error))
        {
            return Failure(error);
        }

        var answer = document!.IsTyped ? AgoraReply.SuccessText(reply) : AgoraReply.Success(DocumentPrompts.BodyText(reply));
        answer = Turn.IsWanted(request) ? Turn.Open(conversations, reception, request).Close(conversations, answer) : answer;
        return Usage(reception) is { } usage ? answer with { Usage = usage } : answer;
    }

    /// <summary>The way that the last request of this document went, unless this one brings a text of its own to look into.</summary>
    private RoutineRoute? KnownRoute(Agent agent, AgoraRequest request)
        => request.Hash is { } hash && !resolver.BringsText(request.Sources) && handlers.Find(agent.Name, hash) is null ? routes.Find(agent, hash) : null;

    /// <summary>The document a request names, if it is one that this agent's code, skills or model can handle.</summary>
    public async ValueTask<Outcome<TypedDocument>> FindSuitableAsync(Reception reception, AgoraRequest request, CancellationToken cancellationToken)
    {
        if (request.Hash is not { } hash)
        {
            return ParleyError.Public(ParleyErrorCode.UnknownDocument, $"'{request.HashText}' is no SHA-1: send 28 characters of Base64 or 40 hexadecimal digits.");
        }

        if (publicDocuments.Of(reception.Agent).TryGetValue(hash, out var made))
        {
            return typed.Get(made.Document);
        }

        if (handlers.Find(reception.Agent.Name, hash) is { } own)
        {
            return typed.Get(own.Document);
        }

        if (await resolver.FindKeptAsync(hash, request.Sources, cancellationToken) is not { } kept)
        {
            return await JudgeStrangeAsync(reception, hash, request.Sources, cancellationToken);
        }

        return kept.TryGet(out var document, out var error) ? await JudgeKeptAsync(reception, document, cancellationToken) : error;
    }

    /// <summary>A document that this node has never kept: what is known not to suit isn't fetched again, and what suits is kept.</summary>
    private async ValueTask<Outcome<TypedDocument>> JudgeStrangeAsync(Reception reception, DocumentHash hash, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        if (await adoption.FindForSkillsAsync(reception.Agent, hash, cancellationToken) is { Suits: false } known)
        {
            return Unsuitable(hash, known);
        }

        if (reception.TakeDocument() is { } spent)
        {
            return spent;
        }

        var looked = await resolver.LookAsync(hash, sources, reception.TakeDocument, isPaid: true, cancellationToken);
        return looked.TryGet(out var found, out var error) ? await JudgeAsync(reception, found, cancellationToken) : error;
    }

    /// <summary>Where the verdict and all that the document refers to are known, nothing is looked for.</summary>
    private ValueTask<Outcome<TypedDocument>> JudgeKeptAsync(Reception reception, ProtocolDocument document, CancellationToken cancellationToken)
    {
        var judging = composition.TryFind(document, out _) ? adoption.FindVerdictAsync(reception.Agent, document, cancellationToken) : default;
        return judging.IsCompletedSuccessfully && judging.Result is { Suits: true } ? new(typed.Get(document)) : JudgeAsync(reception, new FoundDocument(document, null, IsKept: true), cancellationToken);
    }

    /// <summary>What suits is kept, with all that it refers to; nothing else is.</summary>
    private async ValueTask<Outcome<TypedDocument>> JudgeAsync(Reception reception, FoundDocument found, CancellationToken cancellationToken)
    {
        var document = found.Document;
        if (await adoption.FindVerdictAsync(reception.Agent, document, cancellationToken) is { Suits: false } known)
        {
            return Unsuitable(document.Hash, known);
        }

        if (!(await composition.ResolveAsync(document, reception.TakeDocument, cancellationToken)).TryGet(out var tree, out var incomplete))
        {
            return incomplete;
        }

        var judged = await adoption.JudgeForSkillsAsync(reception.Agent, document, reception.Bill, cancellationToken);
        if (!judged.TryGet(out var verdict, out var error))
        {
            return error;
        }

        return verdict.Suits ? await KeepAsync(reception, found, tree, cancellationToken) : Unsuitable(document.Hash, verdict);
    }

    private async ValueTask<Outcome<TypedDocument>> KeepAsync(Reception reception, FoundDocument found, DocumentTree tree, CancellationToken cancellationToken)
    {
        var compiled = typed.Get(found.Document);
        var put = compiled.Succeeded ? await composition.KeepAsync(found, tree, cancellationToken) : DocumentPut.Known;
        reception.KeptFrom = put == DocumentPut.Added ? found.Source : null;
        return put == DocumentPut.Collision ? ParleyError.Public(ParleyErrorCode.HashCollision, $"Another text is known under {found.Document.Hash}, or under one that it refers to.") : compiled;
    }

    private static ParleyError Unsuitable(DocumentHash hash, Suitability verdict)
        => ParleyError.Public(ParleyErrorCode.UnsuitableDocument, $"{hash} is not suitable for execution: {verdict.Reason}");

    private ValueTask RecordAsync(Reception reception, RecordKind kind, JsonValue input, JsonValue output, ParleyError? error)
        => reception.WasTurnedAway(error) ? ValueTask.CompletedTask : recorder.RecordAsync(reception.ToRecord(kind, input, output, error), CancellationToken.None);

    /// <summary>A failure as the caller learns it, with the code that another Parley node understands.</summary>
    internal static AgoraReply Failure(ParleyError error)
    {
        var row = ErrorTable.Of(error.Code);
        var extensions = new JsonObject { { "code", error.Code.ToString() } };
        if (error.RetryAfter is { } wait)
        {
            extensions[RetryAfterField] = Math.Ceiling(wait.TotalSeconds);
        }

        return new AgoraReply { Status = row.Status, Error = error.WireMessage, HttpStatus = row.HttpStatus, Extensions = extensions };
    }

    private static ReportedUsage? Usage(Reception reception)
    {
        if (!reception.Agent.ReportsUsage)
        {
            return null;
        }

        var calls = reception.Bill.Calls;
        return new ReportedUsage
        {
            Mode = reception.Mode.ToString().ToLowerInvariant(),
            ModelCalls = calls.Count,
            InputTokens = calls.Sum(call => call.InputTokens),
            OutputTokens = calls.Sum(call => call.OutputTokens),
            Cost = reception.Bill.Cost,
            Currency = calls.Count > 0 ? calls[0].Currency : "USD",
        };
    }

    private static Outcome<T> Settle<T>(Reception reception, Outcome<T> outcome) => outcome.Error is { } error ? reception.Final(error) : outcome;

    private static JsonValue Text(Outcome<string> outcome) => outcome.Succeeded ? new JsonValue(outcome.Value) : default;
}
