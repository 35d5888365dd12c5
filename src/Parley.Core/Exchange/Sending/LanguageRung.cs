using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Sending;

/// <summary>The lowest rung: a model writes to the peer in plain English and reads what comes back, asking on where the peer needs to know more.</summary>
internal sealed class LanguageRung(PeerClient peers, ModelAsker asker) : ISenderRung
{
    private const int MaxMessages = 5;

    public Mode Mode => Mode.Language;

    public async ValueTask<RungResult> TryAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        (dispatch.Mode, dispatch.Document) = (Mode.Language, null);
        if (dispatch.Reply is { Status: AgoraStatus.Success } there)
        {
            // A rung above broke on this reply; the work is done, so it is read rather than asked for again.
            return (await ReadAsync(dispatch, [DocumentPrompts.BodyText(dispatch.RequestBody), DocumentPrompts.BodyText(there.Body)], cancellationToken)).Result;
        }

        if (!dispatch.MaySendAgain)
        {
            return new RungResult.Failed(PeerErrors.NotTwice(dispatch));
        }

        var asked = await asker.AskAsync(dispatch.Agent, LanguagePrompts.ComposeMessage(dispatch.Task, dispatch.Input), dispatch.Bill, cancellationToken);
        return asked.TryGet(out var response, out var error) ? await TalkAsync(dispatch, response.Text.Trim(), cancellationToken) : new RungResult.Failed(error);
    }

    private async ValueTask<RungResult> TalkAsync(Dispatch dispatch, string message, CancellationToken cancellationToken)
    {
        string? conversationId = null;
        List<string> said = [];
        RungResult result = new RungResult.Failed(new ParleyError(ParleyErrorCode.PeerFailed, $"{dispatch.Peer.Key} had not answered the task after {MaxMessages} messages."));
        for (var i = 0; i < MaxMessages; i++)
        {
            said.Add(message);
            var before = dispatch.MayHaveRun;
            (dispatch.RequestBody, dispatch.MayHaveRun) = (new JsonValue(said[0]), true);
            var sent = await peers.SendAsync(dispatch.Peer, Request(message, conversationId) with { QueryId = dispatch.QueryId }, dispatch.ExchangeId, cancellationToken);
            if (!sent.TryGet(out var reply, out var error))
            {
                dispatch.MayHaveRun = before || error.Code != ParleyErrorCode.PeerUnreachable;
                return new RungResult.Failed(PeerErrors.OfTransport(dispatch, error));
            }

            (dispatch.Reply, dispatch.PeerAsksToNegotiate) = (reply, reply.RequestsNegotiation || await peers.AsksToNegotiateAsync(dispatch.Peer, cancellationToken));
            conversationId ??= reply.ConversationId;
            if (reply.Status != AgoraStatus.Success)
            {
                result = new RungResult.Failed(PeerErrors.OfReply(dispatch, reply));
                break;
            }

            said.Add(DocumentPrompts.BodyText(reply.Body));
            var read = await ReadAsync(dispatch, said, cancellationToken);
            if (read.Message is null || conversationId is null)
            {
                result = read.Result;
                break;
            }

            message = read.Message;
        }

        if (conversationId is not null)
        {
            await peers.EndConversationAsync(dispatch.Peer, conversationId, cancellationToken);
        }

        return result;
    }

    private async ValueTask<(RungResult Result, string? Message)> ReadAsync(Dispatch dispatch, IReadOnlyList<string> said, CancellationToken cancellationToken)
    {
        var asked = await asker.AskAsync(dispatch.Agent, LanguagePrompts.ReadReply(dispatch.Task, dispatch.Input, said), dispatch.Bill, cancellationToken);
        if (!asked.TryGet(out var response, out var error))
        {
            return (new RungResult.Failed(error), null);
        }

        return ModelAnswer.TryReadTag(response.Text, "MESSAGE", out var message)
            ? (new RungResult.Failed(new ParleyError(ParleyErrorCode.PeerFailed, $"{dispatch.Peer.Key} asks: {said[^1]}")), message)
            : (RungResult.Of(TaskAnswer.Read(dispatch.Task, response.Text)), null);
    }

    private static AgoraRequest Request(string message, string? conversationId) => new()
    {
        Kind = AgoraRequestKind.Language,
        Body = message,
        Multiround = true,
        ConversationId = conversationId,
    };
}
