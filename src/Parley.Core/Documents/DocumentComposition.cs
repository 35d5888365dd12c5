using System.Diagnostics.CodeAnalysis;
using Parley.Core.Diagnostics;
using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>The documents that a document refers to: found once, kept with it when it was judged, and remembered.</summary>
public sealed class DocumentComposition(DocumentResolver resolver)
{
    /// <summary>Bytes of all texts whose composition is remembered.</summary>
    private const long MaxKnownBytes = 8 << 20;

    /// <summary>What a composition takes beside its texts.</summary>
    private const long Overhead = 4 << 10;

    // By SHA-256: two texts of one SHA-1 may refer to different documents.
    private readonly SizedCache<string, DocumentTree> _known = new(MaxKnownBytes);

    /// <summary>The documents referred to directly, in order, where nothing has to be looked for.</summary>
    internal bool TryFind(ProtocolDocument document, [NotNullWhen(true)] out IReadOnlyList<ComposedDocument>? direct)
    {
        direct = document.References.Count == 0 ? [] : _known.TryGet(document.Sha256, out var tree) ? tree.Direct : null;
        return direct is not null;
    }

    /// <summary>All that the document refers to. Fails when one of them can't be found or closes a cycle, they are too many or too much, or the caller's budget is spent.</summary>
    /// <param name="take">Takes one from the budget of whoever asks, for each document that isn't known here and each further fetch.</param>
    internal async ValueTask<Outcome<DocumentTree>> ResolveAsync(ProtocolDocument document, Func<ParleyError?> take, CancellationToken cancellationToken)
    {
        if (document.References.Count == 0)
        {
            return DocumentTree.None;
        }

        if (_known.TryGet(document.Sha256, out var known))
        {
            return known;
        }

        var resolved = await new DocumentTreeSearch(resolver, document, take).RunAsync(cancellationToken);
        if (resolved.TryGet(out var tree, out _) && tree.All.All(referred => referred.IsKept))
        {
            Remember(document, tree);
        }

        return resolved;
    }

    /// <summary>Stores a document that was judged and suits, with those that it refers to. Says what became of the document, or that one of them is a collision.</summary>
    internal async ValueTask<DocumentPut> KeepAsync(FoundDocument found, DocumentTree tree, CancellationToken cancellationToken)
    {
        foreach (var referred in tree.All)
        {
            if (await resolver.KeepAsync(referred, cancellationToken) == DocumentPut.Collision)
            {
                return DocumentPut.Collision;
            }
        }

        var put = await resolver.KeepAsync(found, cancellationToken);
        if (put != DocumentPut.Collision && found.Document.References.Count > 0)
        {
            Remember(found.Document, tree);
        }

        return put;
    }

    private void Remember(ProtocolDocument document, DocumentTree tree)
        => _known.Add(document.Sha256, tree with { All = [] }, Overhead + document.ByteCount + tree.All.Sum(referred => (long)referred.Document.ByteCount));
}
