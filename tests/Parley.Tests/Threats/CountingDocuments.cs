using Parley.Core.Documents;
using Parley.Protocol.Documents;

namespace Parley.Tests.Threats;

/// <summary>A document store that counts how often it was asked for documents, whose texts a store on disk would have to read.</summary>
internal sealed class CountingDocuments : IDocumentStore
{
    private readonly InMemoryDocumentStore _store = new();

    public int Finds { get; set; }

    public int Lists { get; set; }

    public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken) => _store.PutAsync(document, cancellationToken);

    public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
    {
        Finds++;
        return _store.FindAsync(hash, cancellationToken);
    }

    public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken)
    {
        Lists++;
        return _store.ListAsync(after, limit, cancellationToken);
    }

    public ValueTask<IReadOnlyList<DocumentHash>> ListPublicAsync(int limit, CancellationToken cancellationToken) => _store.ListPublicAsync(limit, cancellationToken);

    public ValueTask<IReadOnlyList<DocumentHash>> ListAddedAsync(int limit, CancellationToken cancellationToken) => _store.ListAddedAsync(limit, cancellationToken);
}
