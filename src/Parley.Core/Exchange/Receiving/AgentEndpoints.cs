using System.Buffers;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// What is served below an agent's URL, with the bodies of all four dialects: exchanges, conversations, the lists of documents,
/// and the demo's two endpoints around a negotiation.
/// </summary>
public sealed class AgentEndpoints(NodeOptions options, NodeCards cards, Receiver receiver, ConversationTable conversations, DocumentRegistration registration, ReceiverClimb climb, IIdSource ids, TimeProvider time)
{
    private const int MaxExchangeIdChars = 64;

    /// <summary>An id reaches records and terminals: nothing but plain characters.</summary>
    private static readonly SearchValues<char> ExchangeIdChars = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private readonly JsonLimits _limits = new() { MaxBytes = options.MaxMessageBytes };

    /// <summary>Answers a request to an agent in the caller's dialect.</summary>
    public ValueTask<TransportReply> ServeAsync(Agent agent, string[] path, TransportRequest request, CancellationToken cancellationToken)
        => path.Length == 0 && request.Method == "POST" ? ExchangeAsync(agent, request, cancellationToken) : ServeOthersAsync(agent, path, request, cancellationToken);

    private async ValueTask<TransportReply> ServeOthersAsync(Agent agent, string[] path, TransportRequest request, CancellationToken cancellationToken) => (path, request.Method) switch
    {
        ([], "GET") => NodeReply.Json(200, await cards.AgentAsync(agent, cancellationToken)),
        ([], _) => NodeReply.MethodNotAllowed("GET, POST"),
        (["conversations", var id], "POST") => await FollowUpAsync(agent, id, request, cancellationToken),
        (["conversations", var id], "DELETE") => End(agent, request, id),
        (["wellknown" or ".wellknown"], "GET") => await ListAsync(agent, path[0], cancellationToken),
        ([".well-known", "agora"], "GET") => await ListAsync(agent, ".well-known/agora", cancellationToken),
        (["requiresNegotiation"], "GET") => NodeReply.Bytes(200, NegotiationMessages.WriteRequiresNegotiation(climb.AsksToNegotiate(agent))),
        (["registerNegotiatedProtocol"], "POST") => await RegisterAsync(agent, request, cancellationToken),
        _ => NodeReply.Error(ParleyError.Public(ParleyErrorCode.UnknownAgent, $"Agent '{agent.Name}' serves nothing at this path.")),
    };

    private ValueTask<TransportReply> ExchangeAsync(Agent agent, TransportRequest request, CancellationToken cancellationToken)
    {
        if (!AgoraRequestReader.TryRead(request.Body.Span, _limits, out var message, out var fault))
        {
            return new(NodeReply.Wire(AgoraReplyWriter.Write(fault)));
        }

        var answering = receiver.AnswerAsync(agent, message, Context(agent, request, message), cancellationToken);
        return answering.IsCompletedSuccessfully ? new(Reply(answering.Result, message.Dialect, message)) : ReplyAsync(answering, message);
    }

    private static async ValueTask<TransportReply> ReplyAsync(ValueTask<AgoraReply> answering, AgoraRequest message) => Reply(await answering, message.Dialect, message);

    private static TransportReply Reply(AgoraReply reply, AgoraDialect dialect, AgoraRequest? message) => NodeReply.Wire(AgoraReplyWriter.Write(reply, dialect, message), reply);

    private async ValueTask<TransportReply> FollowUpAsync(Agent agent, string id, TransportRequest request, CancellationToken cancellationToken)
    {
        if (conversations.Find(agent.Name, request.Origin, id) is not { } conversation)
        {
            var error = ErrorTable.Of(ParleyErrorCode.UnknownConversation);
            var reply = AgoraReply.Failure(error.StandardWords) with { HttpStatus = error.HttpStatus };
            // Whose conversation it was is forgotten with it. The library's senders are those that take only HTTP 200 for an answer.
            return NodeReply.Wire(AgoraReplyWriter.Write(reply, AgoraDialect.Library, null));
        }

        if (!AgoraRequestReader.TryReadFollowUp(request.Body.Span, id, conversation.Dialect, _limits, out var message, out var fault))
        {
            return NodeReply.Wire(AgoraReplyWriter.Write(fault));
        }

        message = message with { Kind = conversation.Kind, Hash = conversation.Document, ConversationId = id };
        return Reply(await receiver.AnswerAsync(agent, message, Context(agent, request, message), cancellationToken), conversation.Dialect, message);
    }

    private TransportReply End(Agent agent, TransportRequest request, string id)
    {
        conversations.End(agent.Name, request.Origin, id);
        return NodeReply.Json(200, new JsonObject { { "status", "success" } });
    }

    private async ValueTask<TransportReply> ListAsync(Agent agent, string path, CancellationToken cancellationToken)
        => NodeReply.Bytes(200, WellKnown.Write($"/{path}", await cards.OffersAsync(agent, cancellationToken)));

    private async ValueTask<TransportReply> RegisterAsync(Agent agent, TransportRequest request, CancellationToken cancellationToken)
    {
        if (!NegotiationMessages.TryReadRegistration(request.Body.Span, _limits, out var offer, out var fault))
        {
            return NodeReply.Wire(AgoraReplyWriter.Write(fault));
        }

        var reply = await registration.RegisterAsync(agent, offer, Context(agent, request, null), cancellationToken);
        return Reply(reply, AgoraDialect.Demo, null);
    }

    private ExchangeContext Context(Agent agent, TransportRequest request, AgoraRequest? message) => new()
    {
        ExchangeId = request.Header(PeerClient.ExchangeIdHeader) is { Length: > 0 and <= MaxExchangeIdChars } id && !id.AsSpan().ContainsAnyExcept(ExchangeIdChars) ? id : ids.NewId(),
        Agent = agent.Name,
        Caller = request.Origin,
        Deadline = time.GetUtcNow() + options.RequestTimeout,
        QueryId = message?.QueryId,
    };
}
