using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>Documents for the life of the process: tests, simulations, and a node that is to forget.</summary>
public sealed class InMemoryDocumentStore : IDocumentStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<DocumentHash, StoredDocument> _documents = [];

    /// <inheritdoc />
    public ValueTask<DocumentPut> PutAsync(StoredDocument document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var known = _documents.GetValueOrDefault(document.Document.Hash);
            var (outcome, merged) = DocumentMerge.Join(known, document);
            if (merged is not null)
            {
                _documents[document.Document.Hash] = merged;
            }

            return ValueTask.FromResult(outcome);
        }
    }

    /// <inheritdoc />
    public ValueTask<StoredDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_documents.GetValueOrDefault(hash));
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<StoredDocument>> ListAsync(DocumentHash? after, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var page = _documents.Values.Where(document => after is null || document.Document.Hash > after.Value).Take(limit);
            return ValueTask.FromResult<IReadOnlyList<StoredDocument>>([.. page]);
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentHash>> ListPublicAsync(int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult(Hashes(static document => document.Visibility == DocumentVisibility.Public, limit, cancellationToken));

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<DocumentHash>> ListAddedAsync(int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult(Hashes(static document => document.Origin == DocumentOrigin.Added, limit, cancellationToken));

    private IReadOnlyList<DocumentHash> Hashes(Func<StoredDocument, bool> isListed, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return
            [
                .. _documents.Values.Where(isListed)
                    .OrderBy(static document => document.Origin != DocumentOrigin.Added).ThenByDescending(static document => document.AddedAt).ThenBy(static document => document.Document.Hash)
                    .Take(limit).Select(static document => document.Document.Hash),
            ];
        }
    }
}
