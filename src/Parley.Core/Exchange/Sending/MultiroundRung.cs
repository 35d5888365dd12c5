using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Sending;

/// <summary>An exchange by a document that takes several rounds: the routine's <c>send(input, send)</c> leads a conversation.</summary>
internal sealed class MultiroundRung(PeerClient peers, TypedDocument document, SenderRoutine routine, RoutineKey key, RoutineWatch watch) : ISenderRung
{
    public Mode Mode => Mode.Routine;

    public async ValueTask<RungResult> TryAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        (dispatch.Mode, dispatch.Document) = (Mode.Routine, document.Document.Hash);
        var round = 0;
        string? conversationId = null;
        ParleyError? peerError = null;
        var outcome = await routine.SendAsync(dispatch.Input, SendAsync, cancellationToken);
        if (conversationId is not null)
        {
            await peers.EndConversationAsync(dispatch.Peer, conversationId, cancellationToken);
        }

        if (outcome.TryGet(out var output, out var error) && dispatch.Task.Output.IsValid(output))
        {
            return new RungResult.Done(output);
        }

        if (peerError is not null)
        {
            return dispatch.MaySendAgain ? new RungResult.Broken(peerError) : new RungResult.Failed(peerError);
        }

        if (error is { Code: ParleyErrorCode.PeerFailed })
        {
            return new RungResult.Failed(error);
        }

        error ??= new ParleyError(ParleyErrorCode.RoutineFailed, "The routine's output breaks the task's output schema.");
        await watch.FailedAsync(key, routine.Id, dispatch.Input, error, dispatch.Peer.Key, cancellationToken);
        return new RungResult.Broken(error);

        async ValueTask<Outcome<JsonValue>> SendAsync(JsonValue body, CancellationToken token)
        {
            (dispatch.RequestBody, dispatch.MayHaveRun) = (body, true);
            // Each round asks for work of its own, so a tool that runs once may run in each of them.
            var id = ++round == 1 ? dispatch.ExchangeId : $"{dispatch.ExchangeId}.{round}";
            var sent = await peers.SendAsync(dispatch.Peer, Request(body, conversationId) with { QueryId = dispatch.QueryId }, id, token);
            if (!sent.TryGet(out var reply, out var failure))
            {
                return peerError = PeerErrors.OfTransport(dispatch, failure);
            }

            conversationId ??= reply.ConversationId;
            // A conversation in progress can't be taken over by another rung, so its replies are not left behind in the dispatch.
            return reply.Status == AgoraStatus.Success ? Body(reply) : peerError = PeerErrors.OfReply(dispatch, reply);
        }
    }

    private Outcome<JsonValue> Body(AgoraReply reply)
        => !document.IsTyped || reply.Body.AsString is not { } text ? reply.Body
            : JsonText.TryParse(text, peers.ReplyLimits, out var body, out var reason) ? body
            : new ParleyError(ParleyErrorCode.ReplyBreaksSchema, $"The reply is not JSON: {reason}");

    private AgoraRequest Request(JsonValue body, string? conversationId) => new()
    {
        Kind = AgoraRequestKind.Document,
        Hash = document.Document.Hash,
        HashText = document.Document.Hash.ToBase64(),
        Sources = [DocumentSource.ToDataUri(document.Document.Text)],
        Body = document.IsTyped ? JsonText.Write(body) : body.AsString ?? JsonText.Write(body),
        Multiround = true,
        ConversationId = conversationId,
    };
}
