using System.Text;
using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>One search for all that a document refers to. Depth, number and size are limited: a document never reaches itself.</summary>
/// <param name="take">Asked before each document that is looked for and each further fetch; an error ends the search.</param>
internal sealed class DocumentTreeSearch(DocumentResolver resolver, ProtocolDocument root, Func<ParleyError?> take)
{
    private const int MaxDepth = 4;

    /// <summary>The most references followed for one document, those of its references included.</summary>
    private const int MaxDocuments = 32;

    /// <summary>Bytes of the document and of all those that it refers to.</summary>
    private const int MaxBytes = 512 << 10;

    private readonly OrderedDictionary<DocumentHash, FoundDocument> _found = [];
    private int _followed;
    private long _bytes = root.ByteCount;

    /// <summary>Fails when one of the documents can't be found or closes a cycle, or they are too many or too much.</summary>
    public async ValueTask<Outcome<DocumentTree>> RunAsync(CancellationToken cancellationToken)
        => (await FollowAsync(root, [root.Hash], cancellationToken)).TryGet(out var direct, out var error) ? new DocumentTree(direct, [.. _found.Values]) : error;

    private async ValueTask<Outcome<IReadOnlyList<ComposedDocument>>> FollowAsync(ProtocolDocument document, IReadOnlyList<DocumentHash> path, CancellationToken cancellationToken)
    {
        if (document.References.Count > 0 && path.Count > MaxDepth)
        {
            return Unsuitable($"Documents refer to each other more than {MaxDepth} deep.");
        }

        var composed = new List<ComposedDocument>();
        foreach (var reference in document.References)
        {
            if (path.Contains(reference.Hash))
            {
                return Unsuitable($"Document {document.Hash} refers back to {reference.Hash}.");
            }

            if (_followed++ == MaxDocuments)
            {
                return Unsuitable($"Document {root.Hash} needs more than {MaxDocuments} other documents.");
            }

            var found = await FindAsync(reference, cancellationToken);
            if (!found.TryGet(out var referred, out var error))
            {
                return error;
            }

            var beyond = await FollowAsync(referred, [.. path, reference.Hash], cancellationToken);
            if (!beyond.Succeeded)
            {
                return beyond;
            }

            composed.Add(new ComposedDocument(Identifier(reference.Name ?? referred.Name, composed), referred));
        }

        return composed.AsReadOnly();
    }

    private async ValueTask<Outcome<ProtocolDocument>> FindAsync(DocumentReference reference, CancellationToken cancellationToken)
    {
        if (_found.TryGetValue(reference.Hash, out var known))
        {
            return known.Document;
        }

        var looked = await resolver.LookAsync(reference.Hash, reference.Source is null ? [] : [reference.Source], take, isPaid: false, cancellationToken);
        if (!looked.TryGet(out var found, out var error))
        {
            return error;
        }

        _found.Add(reference.Hash, found);
        _bytes += found.Document.ByteCount;
        return _bytes <= MaxBytes ? found.Document : Unsuitable($"Document {root.Hash} and those that it refers to have more than {MaxBytes} bytes together.");
    }

    private static ParleyError Unsuitable(string message) => ParleyError.Public(ParleyErrorCode.UnsuitableDocument, message);

    /// <summary>"Weather by city" becomes <c>weatherByCity</c>; a name taken already gets a number.</summary>
    private static string Identifier(string name, List<ComposedDocument> taken)
    {
        var identifier = new StringBuilder();
        var upper = false;
        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character))
            {
                upper = identifier.Length > 0;
                continue;
            }

            var letter = identifier.Length == 0 ? char.ToLowerInvariant(character) : upper ? char.ToUpperInvariant(character) : character;
            identifier.Append(identifier.Length == 0 && char.IsAsciiDigit(letter) ? $"d{letter}" : letter.ToString());
            upper = false;
        }

        var start = identifier.Length == 0 ? "document" : identifier.ToString();
        var unique = start;
        for (var number = 2; taken.Exists(other => other.Identifier == unique); number++)
        {
            unique = $"{start}{number}";
        }

        return unique;
    }
}
