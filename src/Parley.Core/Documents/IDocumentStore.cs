using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>Documents by hash. A document is on disk before <see cref="PutAsync"/> returns.</summary>
public interface IDocumentStore
{
    ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken);

    ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken);

    /// <summary>Documents in the order of their hashes, starting behind <paramref name="after"/>; at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken);
}
