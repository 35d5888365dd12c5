using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>A document store whose documents are parsed and hashed once, not with every request that names them.</summary>
public sealed class CachedDocumentStore(IDocumentStore store, TimeProvider time) : IDocumentStore
{
    /// <summary>Bytes of memory for the texts and sources of all documents that are kept.</summary>
    private const long Capacity = 32 << 20;

    /// <summary>What a document takes beside its texts, so that short ones are bounded, too.</summary>
    private const long Overhead = 16 << 10;

    private readonly ReadCache<DocumentHash, StoredDocument> _cache = new(time, Capacity, sizeOf: SizeOf);

    /// <inheritdoc />
    public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken)
        => _cache.WriteAsync(document.Document.Hash, () => store.PutAsync(document, cancellationToken));

    /// <inheritdoc />
    public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
        => _cache.TryGet(hash, out var known) ? new(known) : ReadAsync(hash, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken)
        => store.ListAsync(after, limit, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentHash>> ListPublicAsync(int limit, CancellationToken cancellationToken) => store.ListPublicAsync(limit, cancellationToken);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentHash>> ListAddedAsync(int limit, CancellationToken cancellationToken) => store.ListAddedAsync(limit, cancellationToken);

    private ValueTask<StoredDocument?> ReadAsync(DocumentHash hash, CancellationToken cancellationToken)
        => _cache.ReadAsync(hash, () => store.FindAsync(hash, cancellationToken));

    private static long SizeOf(StoredDocument stored) => Overhead + (sizeof(char) * (stored.Document.Text.Length + stored.Sources.Sum(static source => (long)source.Length)));
}
