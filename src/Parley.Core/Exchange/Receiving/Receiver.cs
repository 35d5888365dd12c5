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
    SuitableDocuments suitable,
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

        if ((reception.HasByModel || reception.Added is not null) && reply.Status == AgoraStatus.Success)
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

    private ValueTask<AgoraReply> HandleDocumentAsync(Reception reception, AgoraRequest request, CancellationToken cancellationToken)
    {
        reception.Mode = Mode.Model;
        reception.Document = request.Hash;
        return suitable.FindRoute(reception.Agent, request) is { } route ? HandleByRouteAsync(reception, request, route, cancellationToken) : FindAndHandleAsync(reception, request, cancellationToken);
    }

    private async ValueTask<AgoraReply> FindAndHandleAsync(Reception reception, AgoraRequest request, CancellationToken cancellationToken)
    {
        var found = await suitable.FindAsync(reception, request, cancellationToken);
        if (!found.TryGet(out var document, out var unsuitable))
        {
            return await FinishAsync(reception, request, isTyped: true, request.Body, unsuitable);
        }

        var body = RequestBody.Read(document, request.Body, _limits);
        return body.TryGet(out var value, out var broken)
            ? await FinishAsync(reception, request, document.IsTyped, value, Settle(reception, await documents.HandleAsync(reception, document, value, cancellationToken)))
            : await FinishAsync(reception, request, document.IsTyped, request.Body, broken);
    }

    /// <summary>As a rule nothing has to be waited for on this way.</summary>
    private ValueTask<AgoraReply> HandleByRouteAsync(Reception reception, AgoraRequest request, RoutineRoute route, CancellationToken cancellationToken)
    {
        var isTyped = route.Document.IsTyped;
        if (!RequestBody.Read(route.Document, request.Body, _limits).TryGet(out var value, out var broken))
        {
            return FinishAsync(reception, request, isTyped, request.Body, broken);
        }

        var handling = documents.RunRoutineAsync(reception, value, route, nesting: 0, cancellationToken);
        return handling.IsCompletedSuccessfully
            ? FinishAsync(reception, request, isTyped, value, Settle(reception, handling.Result))
            : FinishLaterAsync(reception, request, isTyped, value, handling);
    }

    private async ValueTask<AgoraReply> FinishLaterAsync(Reception reception, AgoraRequest request, bool isTyped, JsonValue body, ValueTask<Outcome<JsonValue>> handling)
        => await FinishAsync(reception, request, isTyped, body, Settle(reception, await handling));

    /// <summary>Puts the outcome on record and into a reply.</summary>
    private ValueTask<AgoraReply> FinishAsync(Reception reception, AgoraRequest request, bool isTyped, JsonValue body, Outcome<JsonValue> outcome)
    {
        var recording = RecordAsync(reception, RecordKind.Exchange, body, outcome.Succeeded ? outcome.Value : default, outcome.Error);
        return recording.IsCompletedSuccessfully ? new(Reply(reception, request, isTyped, outcome)) : ReplyAfterAsync(recording, reception, request, isTyped, outcome);
    }

    private async ValueTask<AgoraReply> ReplyAfterAsync(ValueTask recording, Reception reception, AgoraRequest request, bool isTyped, Outcome<JsonValue> outcome)
    {
        await recording;
        return Reply(reception, request, isTyped, outcome);
    }

    private AgoraReply Reply(Reception reception, AgoraRequest request, bool isTyped, Outcome<JsonValue> outcome)
    {
        if (!outcome.TryGet(out var value, out var error))
        {
            return Failure(error);
        }

        var answer = isTyped ? AgoraReply.SuccessText(value) : AgoraReply.Success(DocumentPrompts.BodyText(value));
        answer = Turn.IsWanted(request) ? Turn.Open(conversations, reception, request).Close(conversations, answer) : answer;
        return Usage(reception) is { } usage ? answer with { Usage = usage } : answer;
    }

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
