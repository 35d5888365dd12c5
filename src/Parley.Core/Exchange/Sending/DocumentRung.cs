using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Sending;

/// <summary>An exchange by a protocol document. A reply that is there already, from a rung that broke after it, is decoded rather than asked for again.</summary>
internal sealed class DocumentRung(PeerClient peers, PeerDirectory directory, TypedDocument document, IDocumentCodec codec, bool peerHoldsDocument) : ISenderRung
{
    public Mode Mode => codec.Mode;

    public async ValueTask<RungResult> TryAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        (dispatch.Mode, dispatch.Document) = (codec.Mode, document.Document.Hash);
        if (dispatch.Reply is not { Status: AgoraStatus.Success })
        {
            if (!dispatch.MaySendAgain)
            {
                return new RungResult.Failed(PeerErrors.NotTwice(dispatch));
            }

            var encoded = Checked(document.Request, await codec.EncodeAsync(dispatch, cancellationToken), "request");
            if (!encoded.TryGet(out var body, out var error))
            {
                return await BreakAsync(dispatch, error, cancellationToken);
            }

            if (await SendAsync(dispatch, body, cancellationToken) is { } ended)
            {
                return ended;
            }
        }

        return await DecodeAsync(dispatch, cancellationToken);
    }

    /// <summary>Null when the peer answered with success.</summary>
    private async ValueTask<RungResult?> SendAsync(Dispatch dispatch, JsonValue body, CancellationToken cancellationToken)
    {
        dispatch.RequestBody = body;
        var before = dispatch.MayHaveRun;
        dispatch.MayHaveRun = true;
        var sent = await peers.SendAsync(dispatch.Peer, Request(body, withSources: !peerHoldsDocument) with { QueryId = dispatch.QueryId }, dispatch.ExchangeId, cancellationToken);
        if (sent.Succeeded && peerHoldsDocument && PeerErrors.IsUnknownDocument(sent.Value))
        {
            // The peer forgot the document, so it can't have run anything.
            sent = await peers.SendAsync(dispatch.Peer, Request(body, withSources: true) with { QueryId = dispatch.QueryId }, dispatch.ExchangeId, cancellationToken);
        }

        if (!sent.TryGet(out var reply, out var error))
        {
            dispatch.MayHaveRun = before || error.Code != ParleyErrorCode.PeerUnreachable;
            return new RungResult.Failed(PeerErrors.OfTransport(dispatch, error));
        }

        (dispatch.Reply, dispatch.PeerAsksToNegotiate) = (reply, reply.RequestsNegotiation);
        if (reply.Status == AgoraStatus.Success)
        {
            return null;
        }

        if (PeerErrors.IsRefusal(reply))
        {
            (dispatch.MayHaveRun, dispatch.Refused) = (before, document.Document.Hash);
            directory.Forget(dispatch.Peer);
            return new RungResult.Broken(new ParleyError(ParleyErrorCode.UnsuitableDocument, $"The peer refuses document {document.Document.Hash}: {reply.Error}"));
        }

        dispatch.MayHaveRun = before || !PeerErrors.RanNothing(reply);
        var failure = PeerErrors.OfReply(dispatch, reply);
        return dispatch.MaySendAgain && !PeerErrors.IsFinal(reply) ? new RungResult.Broken(failure) : new RungResult.Failed(failure);
    }

    private async ValueTask<RungResult> DecodeAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        var body = dispatch.Reply!.Body;
        if (document.Reply is { } schema && body.AsString is { } text && !JsonText.TryParse(text, peers.ReplyLimits, out body, out var reason))
        {
            body = new JsonValue(text);
            if (!schema.IsValid(body))
            {
                return await BreakAsync(dispatch, new ParleyError(ParleyErrorCode.ReplyBreaksSchema, $"The reply is not JSON: {reason}"), cancellationToken);
            }
        }

        var reply = Checked(document.Reply, body, "reply");
        if (reply.Error is { } broken)
        {
            // The peer's mistake: no routine of ours broke, but a model may still read the reply.
            return new RungResult.Broken(broken);
        }

        var decoded = await codec.DecodeAsync(dispatch, body, cancellationToken);
        if (decoded.Error is { Code: ParleyErrorCode.PeerFailed } prescribed)
        {
            return new RungResult.Failed(prescribed);
        }

        var output = Checked(dispatch.Task.Output, decoded, "output");
        return output.TryGet(out var value, out var error) ? new RungResult.Done(value) : await BreakAsync(dispatch, error, cancellationToken);
    }

    private async ValueTask<RungResult> BreakAsync(Dispatch dispatch, ParleyError error, CancellationToken cancellationToken)
    {
        await codec.BrokeAsync(dispatch, error, cancellationToken);
        return new RungResult.Broken(error);
    }

    private AgoraRequest Request(JsonValue body, bool withSources) => new()
    {
        Kind = AgoraRequestKind.Document,
        Hash = document.Document.Hash,
        HashText = document.Document.Hash.ToBase64(),
        Sources = withSources ? [DocumentSource.ToDataUri(document.Document.Text)] : [],
        Body = document.IsTyped ? JsonText.Write(body) : body.AsString ?? JsonText.Write(body),
        Multiround = document.Document.Multiround,
    };

    private static Outcome<JsonValue> Checked(Protocol.Schemas.JsonSchema? schema, Outcome<JsonValue> outcome, string what)
    {
        if (!outcome.Succeeded || schema is null || schema.IsValid(outcome.Value))
        {
            return outcome;
        }

        return new ParleyError(ParleyErrorCode.ReplyBreaksSchema, $"The {what} breaks its schema: {schema.Validate(outcome.Value, 1)[0]}");
    }
}
