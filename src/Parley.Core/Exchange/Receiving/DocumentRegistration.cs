using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Documents;
using Parley.Core.Negotiation;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>Takes over a document that a caller says was negotiated: only if it suits the agent's skills. A routine is queued at once.</summary>
public sealed class DocumentRegistration(SuitableDocuments documents, ReceiverClimb climb, IDocumentStore store, DocumentPublisher publisher, NodeCards cards, ExchangeRecorder recorder, IEffectJournal journal, PeerBudgets budgets, TimeProvider time)
{
    /// <summary>Fetches the document, checks its hash and has it judged like any other; the record says what that cost.</summary>
    public async ValueTask<AgoraReply> RegisterAsync(Agent agent, DocumentOffer offer, ExchangeContext context, CancellationToken cancellationToken)
    {
        using var reception = new Reception(agent, context, journal, budgets, time) { Mode = Mode.Model, Document = offer.Hash };
        var request = new AgoraRequest { Kind = AgoraRequestKind.Document, Hash = offer.Hash, Sources = offer.Sources, Body = default };
        var suitable = await documents.FindAsync(reception, request, cancellationToken);
        if (!reception.WasTurnedAway(suitable.Error))
        {
            await recorder.RecordAsync(reception.ToRecord(RecordKind.Suitability, new JsonValue(offer.Hash.ToBase64()), default, suitable.Error), cancellationToken);
        }

        if (!suitable.TryGet(out var document, out var error))
        {
            return Receiver.Failure(error);
        }

        // What a caller has put on the web is no secret between two parties: the demo's users look for it in the list of the agent that took it over.
        // It is there if its address delivered it, for this caller: who names an address beside the hash of somebody else's document publishes nothing.
        var visibility = reception.KeptFrom is null ? DocumentVisibility.Parties : DocumentVisibility.Public;
        await store.PutAsync(new StoredDocument(document.Document, [], DocumentOrigin.Negotiated, visibility, time.GetUtcNow()), cancellationToken);
        if (reception.Added is { } added)
        {
            // Of what was here before, a caller who knows its hash decides nothing.
            await publisher.PublishAsync(agent.Name, added, cancellationToken);
        }

        cards.Forget(agent);
        await climb.ProgramAsync(agent, document, context.Caller, cancellationToken);
        return new AgoraReply { Status = AgoraStatus.Success };
    }
}
