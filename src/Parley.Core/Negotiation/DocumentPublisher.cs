using Parley.Core.Documents;
using Parley.Core.Skills;
using Parley.Protocol.Documents;

namespace Parley.Core.Negotiation;

/// <summary>Makes documents that an agent has agreed on known to everybody, if its owner wants that.</summary>
public sealed class DocumentPublisher(AgentCatalog agents, IDocumentStore documents, IReadOnlyList<IDocumentDatabase> databases, TimeProvider time)
{
    /// <summary>Lists the document and leaves it in the node's databases; does nothing for an agent that keeps its documents between the parties.</summary>
    public async ValueTask PublishAsync(string agent, ProtocolDocument document, CancellationToken cancellationToken)
    {
        if (agents.Find(agent)?.Publishes != true)
        {
            return;
        }

        await documents.PutAsync(new StoredDocument(document, [], DocumentOrigin.Negotiated, DocumentVisibility.Public, time.GetUtcNow()), cancellationToken);
        if (await documents.FindAsync(document.Hash, cancellationToken) is not { Visibility: DocumentVisibility.Public })
        {
            return; // the owner added it, and keeps it
        }

        foreach (var database in databases)
        {
            await database.OfferAsync(document, cancellationToken);
        }
    }
}
