using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Negotiation;

/// <summary>
/// The sender's side of an Agora negotiation: free text in turns until the sender settles on a text (paper, appendix B; the Python library's flow).
/// The opening is a form letter, and a proposal whose schemas fit the task is accepted without asking a model.
/// </summary>
public sealed class SenderNegotiation(PeerClient peers, ModelAsker asker, TypedDocuments typed, IDocumentStore documents, NegotiationOptions options, IIdSource ids, TimeProvider time)
{
    private const string Tag = "FINALPROTOCOL";
    private const string AsProposed = "AS PROPOSED";

    /// <summary>Agrees on a document with the peer, or says why that failed. The transcript is kept in <paramref name="transcript"/> either way.</summary>
    public async ValueTask<Outcome<NegotiatedDocument>> RunAsync(string agent, PeerProfile peer, AgentTask task, ModelBill bill, List<string> transcript, CancellationToken cancellationToken)
    {
        string? conversationId = null;
        var message = Opening(task);
        for (var turn = 0; turn < options.MaxTurns; turn++)
        {
            transcript.Add(message);
            var sent = await peers.SendAsync(peer, Request(message, conversationId, peer.Dialect), ids.NewId(), cancellationToken);
            if (!sent.TryGet(out var reply, out var error))
            {
                return error;
            }

            if (reply.Status != AgoraStatus.Success)
            {
                return new ParleyError(ParleyErrorCode.NegotiationFailed, $"{peer.Key} broke the negotiation off: {reply.Error ?? "no reason given"}");
            }

            conversationId ??= reply.ConversationId;
            transcript.Add(DocumentPrompts.BodyText(reply.Body));
            var decided = await DecideAsync(agent, task, transcript, bill, cancellationToken);
            if (!decided.TryGet(out var decision, out var failure))
            {
                return failure;
            }

            if (decision.Document is { } document)
            {
                await EndAsync(peer, conversationId, cancellationToken);
                return await SettleAsync(peer, ReadableBy(peer, document), transcript, cancellationToken);
            }

            message = decision.Message;
        }

        await EndAsync(peer, conversationId, cancellationToken);
        return new ParleyError(ParleyErrorCode.NegotiationFailed, $"No document after {options.MaxTurns} turns with {peer.Key}; it is tried again after more exchanges. Until then the task goes on in plain language.");
    }

    private sealed record Decision(ProtocolDocument? Document, string Message);

    private async ValueTask<Outcome<Decision>> DecideAsync(string agent, AgentTask task, List<string> transcript, ModelBill bill, CancellationToken cancellationToken)
    {
        var proposed = transcript.Where((_, i) => i % 2 == 1).Reverse().Select(message => ProposalText.Find(message, DocumentLimits.Default)).FirstOrDefault(found => found is not null);
        if (ProposalText.Find(transcript[^1], DocumentLimits.Default) is { Schemas: { } schemas } fitting && DocumentFit.Fits(task, schemas.Request, schemas.Reply))
        {
            return new Decision(fitting, "");
        }

        var asked = await asker.AskAsync(agent, NegotiationPrompts.NegotiateTask(task, transcript), bill, cancellationToken);
        if (!asked.TryGet(out var response, out var error))
        {
            return error;
        }

        if (!ModelAnswer.TryReadTag(response.Text, Tag, out var final))
        {
            return ModelAnswer.IsRefusal(response.Text)
                ? new ParleyError(ParleyErrorCode.NegotiationFailed, $"The task can't be agreed on: {response.Text}")
                : new Decision(null, response.Text);
        }

        if (!final.Trim().Equals(AsProposed, StringComparison.OrdinalIgnoreCase))
        {
            return ProtocolDocument.TryParse(final.Trim(), DocumentLimits.Default, out var written, out var reason)
                ? new Decision(written, "")
                : new ParleyError(ParleyErrorCode.NegotiationFailed, $"The final text is no document: {reason}");
        }

        return proposed is null
            ? new ParleyError(ParleyErrorCode.NegotiationFailed, "The model accepted a proposal that was never made.")
            : new Decision(proposed, "");
    }

    private async ValueTask<Outcome<NegotiatedDocument>> SettleAsync(PeerProfile peer, ProtocolDocument document, List<string> transcript, CancellationToken cancellationToken)
    {
        if (typed.Get(document).Error is { } broken)
        {
            return broken;
        }

        var source = DocumentSource.ToDataUri(document.Text);
        // A demo server can only fetch the text, so it is published; to all others it travels with a request.
        var visibility = peer.Dialect == AgoraDialect.Demo ? DocumentVisibility.Public : DocumentVisibility.Parties;
        var put = await documents.PutAsync(new StoredDocument(document, [], DocumentOrigin.Negotiated, visibility, time.GetUtcNow()), cancellationToken);
        if (put == DocumentPut.Collision)
        {
            return new ParleyError(ParleyErrorCode.HashCollision, $"Another text is known under {document.Hash}; the negotiated one is refused.");
        }

        if (peer.Card is null && peer.Dialect != AgoraDialect.Demo)
        {
            return new NegotiatedDocument(document, transcript, IsRegistered: false);
        }

        var registered = await peers.RegisterAsync(peer, new DocumentOffer(document.Hash, [source]), cancellationToken);
        if (registered.TryGet(out var reply, out var error) && reply.Status == AgoraStatus.Success)
        {
            return new NegotiatedDocument(document, transcript, IsRegistered: true);
        }

        return new ParleyError(ParleyErrorCode.NegotiationFailed, $"{peer.Key} didn't take the document over: {error?.Message ?? reply?.Error}");
    }

    /// <summary>The library's receivers break on a document without front matter. The final text was never sent, so it may still be given some.</summary>
    private static ProtocolDocument ReadableBy(PeerProfile peer, ProtocolDocument document)
    {
        if (peer.Dialect != AgoraDialect.Library || document.MetadataKind == DocumentMetadataKind.FrontMatter)
        {
            return document;
        }

        var text = ProtocolDocumentText.Compose(new DocumentParts { Name = document.Name, Description = document.Description, Prose = document.Text });
        return ProtocolDocument.TryParse(text, DocumentLimits.Default, out var readable, out _) ? readable : document;
    }

    private async ValueTask EndAsync(PeerProfile peer, string? conversationId, CancellationToken cancellationToken)
    {
        if (conversationId is not null)
        {
            await peers.EndConversationAsync(peer, conversationId, cancellationToken);
        }
    }

    private static AgoraRequest Request(string message, string? conversationId, AgoraDialect dialect) => new()
    {
        Kind = AgoraRequestKind.Negotiation,
        Body = message,
        Multiround = true,
        ConversationId = conversationId,
        Dialect = dialect,
    };

    private static string Opening(AgentTask task) => $"""
        I would like to agree with you on a protocol document for a request that I will send often.
        What I need: {task.Description}
        A request can carry: {JsonText.Write(task.Input.Source)}
        I need back: {JsonText.Write(task.Output.Source)}
        Please propose a typed protocol document: with a JSON Schema for the request and one for the reply.
        """;
}
