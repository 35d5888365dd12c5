using System.Text;
using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>Resolves the documents that a document refers to. Depth and cycles are limited: a document never reaches itself.</summary>
public sealed class DocumentComposition(DocumentResolver resolver)
{
    private const int MaxDepth = 4;

    /// <summary>The most references followed for one document, those of its references included.</summary>
    private const int MaxDocuments = 64;

    /// <summary>The documents referred to directly, in order. Fails when one of them, or one of theirs, can't be found or closes a cycle.</summary>
    public ValueTask<Outcome<IReadOnlyList<ComposedDocument>>> ResolveAsync(ProtocolDocument document, CancellationToken cancellationToken)
        => ResolveAsync(document, [document.Hash], new Allowance { Left = MaxDocuments }, cancellationToken);

    /// <summary>Stores a document that was judged, and those that it refers to. An error when another text is stored under one of their hashes.</summary>
    public async ValueTask<ParleyError?> KeepAsync(ProtocolDocument document, IReadOnlyList<string> sources, CancellationToken cancellationToken)
    {
        foreach (var reference in document.References)
        {
            IReadOnlyList<string> its = reference.Source is null ? [] : [reference.Source];
            if (await resolver.FindKeptAsync(reference.Hash, [], cancellationToken) is null
                && (await resolver.ResolveAsync(reference.Hash, its, cancellationToken)).TryGet(out var referred, out _)
                && await KeepAsync(referred, its, cancellationToken) is { } collision)
            {
                return collision;
            }
        }

        return await resolver.KeepAsync(document, sources, cancellationToken);
    }

    private sealed class Allowance
    {
        public int Left { get; set; }
    }

    private async ValueTask<Outcome<IReadOnlyList<ComposedDocument>>> ResolveAsync(ProtocolDocument document, IReadOnlyList<DocumentHash> path, Allowance allowance, CancellationToken cancellationToken)
    {
        if (document.References.Count > 0 && path.Count > MaxDepth)
        {
            return ParleyError.Public(ParleyErrorCode.UnsuitableDocument, $"Documents refer to each other more than {MaxDepth} deep.");
        }

        var composed = new List<ComposedDocument>();
        foreach (var reference in document.References)
        {
            if (path.Contains(reference.Hash))
            {
                return ParleyError.Public(ParleyErrorCode.UnsuitableDocument, $"Document {document.Hash} refers back to {reference.Hash}.");
            }

            if (allowance.Left-- == 0)
            {
                return ParleyError.Public(ParleyErrorCode.UnsuitableDocument, $"Document {path[0]} needs more than {MaxDocuments} other documents.");
            }

            var found = await resolver.ResolveAsync(reference.Hash, reference.Source is null ? [] : [reference.Source], cancellationToken);
            if (!found.TryGet(out var referred, out var error))
            {
                return error;
            }

            var beyond = await ResolveAsync(referred, [.. path, reference.Hash], allowance, cancellationToken);
            if (!beyond.Succeeded)
            {
                return beyond;
            }

            composed.Add(new ComposedDocument(Identifier(reference.Name ?? referred.Name, composed), referred));
        }

        return composed.AsReadOnly();
    }

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
