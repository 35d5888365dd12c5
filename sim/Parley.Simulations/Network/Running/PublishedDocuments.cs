using Parley.Core.Documents;
using Parley.Protocol.Documents;

namespace Parley.Simulations.Network.Running;

/// <summary>The documents of a server whose owner publishes all that it agrees on, as the servers of the Agora paper's network do.</summary>
internal sealed class PublishedDocuments(IDocumentStore store) : IDocumentStore
{
    public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken)
        => store.PutAsync(document with { Visibility = DocumentVisibility.Public }, cancellationToken);

    public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken) => store.FindAsync(hash, cancellationToken);

    public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken) => store.ListAsync(after, limit, cancellationToken);

    public ValueTask<IReadOnlyList<DocumentHash>> ListPublicAsync(int limit, CancellationToken cancellationToken) => store.ListPublicAsync(limit, cancellationToken);

    public ValueTask<IReadOnlyList<DocumentHash>> ListAddedAsync(int limit, CancellationToken cancellationToken) => store.ListAddedAsync(limit, cancellationToken);
}
