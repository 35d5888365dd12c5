using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>A document store whose documents are parsed and hashed once, not with every request that names them.</summary>
public sealed class CachedDocumentStore(IDocumentStore store, TimeProvider time) : IDocumentStore
{
    /// <summary>Documents that are kept, 16 MiB of text at most.</summary>
    private const int Capacity = 512;

    /// <summary>A longer one is read each time.</summary>
    private const int MaxKeptBytes = 32 << 10;

    private readonly ReadCache<DocumentHash, StoredDocument> _cache = new(time, Capacity);

    /// <inheritdoc />
    public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken)
        => _cache.WriteAsync(document.Document.Hash, () => store.PutAsync(document, cancellationToken));

    /// <inheritdoc />
    public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
        => _cache.TryGet(hash, out var known) ? new(known) : ReadAsync(hash, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken)
        => store.ListAsync(after, limit, cancellationToken);

    private ValueTask<StoredDocument?> ReadAsync(DocumentHash hash, CancellationToken cancellationToken)
        => _cache.ReadAsync(hash, () => store.FindAsync(hash, cancellationToken), static found => found.Document.ByteCount <= MaxKeptBytes);
}
