using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>Documents by hash. A document is on disk before <see cref="PutAsync"/> returns.</summary>
public interface IDocumentStore
{
    /// <summary>Adds a document or joins its sources to the one that is there.</summary>
    ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken);

    /// <summary>Null when it isn't there.</summary>
    ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken);

    /// <summary>Documents in the order of their hashes, starting behind <paramref name="after"/>; at most <paramref name="limit"/>. Reads every text: for the owner, not for callers.</summary>
    ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken);

    /// <summary>Public documents by hash, those first that the owner added, then the others; the latest first. Reads no text.</summary>
    ValueTask<IReadOnlyList<DocumentHash>> ListPublicAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Documents that the owner added by hash, the latest first. Reads no text.</summary>
    ValueTask<IReadOnlyList<DocumentHash>> ListAddedAsync(int limit, CancellationToken cancellationToken);
}
