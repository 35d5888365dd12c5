using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Transport;

/// <summary>Speaks Agora to a peer in the peer's dialect.</summary>
/// <param name="maxReplyBytes">Bytes of a reply to a message; a longer one is refused before it is read. Default 1 MiB.</param>
public sealed class PeerClient(ITransport transport, DocumentAddresses addresses, int maxReplyBytes = PeerClient.DefaultMaxReplyBytes)
{
    /// <summary>Carries the exchange's id, so that a Parley node recognises a repetition. Others ignore it.</summary>
    public const string ExchangeIdHeader = "Parley-Exchange-Id";

    internal const int DefaultMaxReplyBytes = 1 << 20;

    /// <summary>For one message and its reply: 60 s.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(60);

    /// <summary>For a reply, and for a text in it that holds JSON.</summary>
    internal JsonLimits ReplyLimits { get; } = new() { MaxBytes = maxReplyBytes };

    /// <summary>One message and its reply. A refusal or a failure that the peer states is a reply; the error says whether the message may have arrived.</summary>
    public async ValueTask<Outcome<AgoraReply>> SendAsync(PeerProfile peer, AgoraRequest request, string exchangeId, CancellationToken cancellationToken)
    {
        var isFollowUp = request.ConversationId is not null && peer.Dialect != AgoraDialect.Demo;
        var sent = await transport.SendAsync(
            new TransportRequest
            {
                Method = "POST",
                Url = isFollowUp ? ConversationUrl(peer, request.ConversationId!) : peer.Url,
                ContentType = WireReply.ContentType,
                Body = AgoraRequestWriter.Write(request with { Sources = SourcesFor(peer, request.Hash, request.Sources) }, peer.Dialect),
                Headers = [new(ExchangeIdHeader, exchangeId)],
                Timeout = DefaultTimeout,
                MaxReplyBytes = ReplyLimits.MaxBytes,
            },
            cancellationToken);
        if (!sent.TryGet(out var reply, out var error))
        {
            return error;
        }

        return AgoraReplyReader.TryRead(reply.Body.Span, reply.Status, reply.ContentType, request, ReplyLimits, out var read, out var fault)
            ? read
            : new ParleyError(ParleyErrorCode.PeerNonsense, $"{peer.Key} answered with something that is no Agora reply (HTTP {reply.Status}): {fault.Text}");
    }

    /// <summary>Ends a conversation; the outcome doesn't matter, the peer lets it expire.</summary>
    public async ValueTask EndConversationAsync(PeerProfile peer, string conversationId, CancellationToken cancellationToken)
    {
        if (peer.Dialect == AgoraDialect.Library)
        {
            await transport.SendAsync(
                new TransportRequest { Method = "DELETE", Url = ConversationUrl(peer, conversationId), Timeout = DefaultTimeout },
                cancellationToken);
        }
    }

    /// <summary>Tells a Parley node or a demo server of a document that was negotiated with it. Other peers learn it with the first request.</summary>
    public async ValueTask<Outcome<AgoraReply>> RegisterAsync(PeerProfile peer, DocumentOffer document, CancellationToken cancellationToken)
    {
        var sent = await transport.SendAsync(
            new TransportRequest
            {
                Method = "POST",
                Url = peer.At("registerNegotiatedProtocol"),
                ContentType = WireReply.ContentType,
                Body = NegotiationMessages.WriteRegistration(document with { Sources = SourcesFor(peer, document.Hash, document.Sources) }),
                Timeout = DefaultTimeout,
            },
            cancellationToken);
        if (!sent.TryGet(out var reply, out var error))
        {
            return error;
        }

        return AgoraReplyReader.TryRead(reply.Body.Span, reply.Status, reply.ContentType, null, JsonLimits.Default, out var read, out var fault)
            ? read
            : new ParleyError(ParleyErrorCode.PeerNonsense, $"{peer.Key} answered a registration with something that is no reply: {fault.Text}");
    }

    /// <summary>Whether a demo server wants to negotiate. The others say it in their replies; a server that can't be asked doesn't want to.</summary>
    public async ValueTask<bool> AsksToNegotiateAsync(PeerProfile peer, CancellationToken cancellationToken)
    {
        if (peer.Dialect != AgoraDialect.Demo)
        {
            return false;
        }

        var sent = await transport.SendAsync(new TransportRequest { Method = "GET", Url = peer.At("requiresNegotiation"), Timeout = DefaultTimeout }, cancellationToken);
        return sent.TryGet(out var reply, out _) && reply.Status == 200
            && NegotiationMessages.TryReadRequiresNegotiation(reply.Body.Span, JsonLimits.Default, out var required, out _) && required;
    }

    /// <summary>Demo servers fetch documents by HTTP alone and break on a data URI, so they are sent to this node.</summary>
    private IReadOnlyList<string> SourcesFor(PeerProfile peer, DocumentHash? document, IReadOnlyList<string> sources)
        => peer.Dialect == AgoraDialect.Demo && document is { } hash && sources.Count > 0 ? [addresses.Of(hash)] : sources;

    /// <summary>The peer chose the id; one that is a step in a path must not lead anywhere else.</summary>
    private static Uri ConversationUrl(PeerProfile peer, string id) => peer.At($"conversations/{(id is "." or ".." ? "-" : Uri.EscapeDataString(id))}");
}
