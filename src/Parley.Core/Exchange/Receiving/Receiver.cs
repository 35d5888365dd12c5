using Parley.Core.Costs;
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
    DocumentReceiver documents,
    LanguageReceiver language,
    ReceiverNegotiation negotiation,
    ReceiverClimb climb,
    ConversationTable conversations,
    ExchangeRecorder recorder,
    IEffectJournal journal,
    TimeProvider time)
{
    /// <summary>Handles one request and leaves its record. An expected failure is a reply, too.</summary>
    public async ValueTask<AgoraReply> AnswerAsync(Agent agent, AgoraRequest request, ExchangeContext context, CancellationToken cancellationToken)
    {
        var reception = new Reception(agent, context, journal, time);
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

        ParleyTelemetry.EndExchange(span, reception.Mode.ToString(), reply.Status == AgoraStatus.Success ? null : reply.Extensions["code"].AsString);
        return reply;
    }

    private async ValueTask<AgoraReply> TalkAsync(Reception reception, AgoraRequest request, CancellationToken cancellationToken)
    {
        var turn = Turn.Open(conversations, reception, request);
        var outcome = Settle(reception, await language.AnswerAsync(reception, turn.Messages, cancellationToken));
        await recorder.RecordAsync(reception.ToRecord(RecordKind.Exchange, new JsonValue(turn.Messages[^1]), Text(outcome), outcome.Error), CancellationToken.None);
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
        await recorder.RecordAsync(reception.ToRecord(RecordKind.Negotiation, new JsonValue(turn.Messages[^1]), Text(outcome), outcome.Error), cancellationToken);
        climb.Negotiated(reception.Agent);
        return outcome.TryGet(out var answer, out var error) ? turn.Close(conversations, AgoraReply.Success(answer)) with { Usage = Usage(reception) } : Failure(error);
    }

    private async ValueTask<AgoraReply> HandleDocumentAsync(Reception reception, AgoraRequest request, CancellationToken cancellationToken)
    {
        reception.Mode = Mode.Model;
        reception.Document = request.Hash;
        var found = await FindSuitableAsync(reception, request, cancellationToken);
        var body = found.TryGet(out var document, out var unsuitable) ? RequestBody.Read(document, request.Body) : unsuitable;
        var outcome = body.TryGet(out var value, out var broken) ? Settle(reception, await documents.HandleAsync(reception, document!, value, cancellationToken)) : broken;
        await recorder.RecordAsync(
            reception.ToRecord(RecordKind.Exchange, body.Succeeded ? body.Value : request.Body, outcome.Succeeded ? outcome.Value : default, outcome.Error), CancellationToken.None);
        if (!outcome.TryGet(out var reply, out var error))
        {
            return Failure(error);
        }

        await climb.AfterDocumentAsync(reception, cancellationToken);
        var turn = Turn.Open(conversations, reception, request);
        return turn.Close(conversations, AgoraReply.Success(document!.IsTyped ? JsonText.Write(reply) : DocumentPrompts.BodyText(reply))) with { Usage = Usage(reception) };
    }

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

        var resolved = await resolver.ResolveAsync(hash, request.Sources, cancellationToken);
        return resolved.TryGet(out var document, out var error) ? await JudgeAsync(reception, document, cancellationToken) : error;
    }

    private async ValueTask<Outcome<TypedDocument>> JudgeAsync(Reception reception, ProtocolDocument document, CancellationToken cancellationToken)
    {
        if (document.References.Count > 0 && (await composition.ResolveAsync(document, cancellationToken)).Error is { } incomplete)
        {
            return incomplete;
        }

        var judged = await adoption.JudgeForSkillsAsync(reception.Agent, document, reception.Bill, cancellationToken);
        if (!judged.TryGet(out var verdict, out var error))
        {
            return error;
        }

        return verdict.Suits
            ? typed.Get(document)
            : ParleyError.Public(ParleyErrorCode.UnsuitableDocument, $"{document.Hash} is not suitable for execution: {verdict.Reason}");
    }

    /// <summary>A failure as the caller learns it, with the code that another Parley node understands.</summary>
    internal static AgoraReply Failure(ParleyError error)
    {
        var row = ErrorTable.Of(error.Code);
        return new AgoraReply { Status = row.Status, Error = error.WireMessage, HttpStatus = row.HttpStatus, Extensions = new JsonObject { { "code", error.Code.ToString() } } };
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
