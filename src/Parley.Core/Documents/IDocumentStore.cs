using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>Documents by hash. A document is on disk before <see cref="PutAsync"/> returns.</summary>
public interface IDocumentStore
{
    /// <summary>Adds a document or joins its sources to the one that is there.</summary>
    ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken);

    /// <summary>Null when it isn't there.</summary>
    ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken);

    /// <summary>Documents in the order of their hashes, starting behind <paramref name="after"/>; at most <paramref name="limit"/>.</summary>
    ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken);
}
