using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Exchange.Receiving;

/// <summary>Takes over a document that a caller says was negotiated: only if it suits the agent's skills. A routine is queued at once.</summary>
public sealed class DocumentRegistration(Receiver receiver, ReceiverClimb climb, IDocumentStore documents, ExchangeRecorder recorder, IEffectJournal journal, PeerBudgets budgets, TimeProvider time)
{
    /// <summary>Fetches the document, checks its hash and has it judged like any other; the record says what that cost.</summary>
    public async ValueTask<AgoraReply> RegisterAsync(Agent agent, DocumentOffer offer, ExchangeContext context, CancellationToken cancellationToken)
    {
        using var reception = new Reception(agent, context, journal, budgets, time) { Mode = Mode.Model, Document = offer.Hash };
        var request = new AgoraRequest { Kind = AgoraRequestKind.Document, Hash = offer.Hash, Sources = offer.Sources, Body = default };
        var suitable = await receiver.FindSuitableAsync(reception, request, cancellationToken);
        if (!reception.WasTurnedAway(suitable.Error))
        {
            await recorder.RecordAsync(reception.ToRecord(RecordKind.Suitability, new JsonValue(offer.Hash.ToBase64()), default, suitable.Error), cancellationToken);
        }

        if (!suitable.TryGet(out var document, out var error))
        {
            return Receiver.Failure(error);
        }

        // What a caller has put on the web is no secret between two parties: the demo's users look for it in the list of the agent that took it over.
        var isOnTheWeb = offer.Sources.Any(source => DocumentSource.Parse(source, DocumentLimits.Default) is DocumentSource.Http);
        var visibility = isOnTheWeb ? DocumentVisibility.Public : DocumentVisibility.Parties;
        await documents.PutAsync(
            new StoredDocument(document.Document, [DocumentSource.ToDataUri(document.Document.Text)], DocumentOrigin.Negotiated, visibility, time.GetUtcNow()),
            cancellationToken);
        await climb.ProgramAsync(agent, document, context.Caller, cancellationToken);
        return new AgoraReply { Status = AgoraStatus.Success };
    }
}
