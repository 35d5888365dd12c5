using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Parley.Protocol.Documents;

/// <summary>
/// A protocol document as read: its exact text, its two digests and what a machine can learn from it.
/// Any text is a document; metadata, references and schemas are found where they are and defaulted where they are not.
/// </summary>
public sealed class ProtocolDocument
{
    /// <summary>Stands in for a document that names itself not.</summary>
    public const string DefaultName = "Unnamed protocol";

    /// <summary>Stands in for a document that describes itself not.</summary>
    public const string DefaultDescription = "No description provided";

    private ProtocolDocument(string text, ReadOnlySpan<byte> utf8, DocumentMetadata metadata, DocumentSchemas? schemas, DocumentNotes notes)
    {
        Text = text;
        Hash = DocumentHash.Of(utf8);
        Sha256 = DocumentDigest.Sha256Hex(utf8);
        ByteCount = utf8.Length;
        Name = metadata.Name ?? DefaultName;
        Description = metadata.Description ?? DefaultDescription;
        Multiround = metadata.Multiround ?? false;
        References = metadata.References;
        MetadataKind = metadata.Kind;
        Schemas = schemas;
        Notes = notes.ToList();
    }

    /// <summary>The exact text the hash covers.</summary>
    public string Text { get; }

    /// <summary>SHA-1 of the text in UTF-8: the document's identity.</summary>
    public DocumentHash Hash { get; }

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    /// <summary>Length of the text in UTF-8.</summary>
    public int ByteCount { get; }

    /// <summary>One line without control characters; "Unnamed protocol" when the document gives none.</summary>
    public string Name { get; }

    /// <summary>One line without control characters; "No description provided" when the document gives none.</summary>
    public string Description { get; }

    /// <summary>False when the document does not say.</summary>
    public bool Multiround { get; }

    /// <summary>The documents this one builds on, in the order written, each hash once.</summary>
    public IReadOnlyList<DocumentReference> References { get; }

    /// <summary>Whether the metadata came from a preamble, and of which kind.</summary>
    public DocumentMetadataKind MetadataKind { get; }

    /// <summary>Null when the document is not typed.</summary>
    public DocumentSchemas? Schemas { get; }

    /// <summary>True when both schemas are present, so that a machine can check both ends.</summary>
    [MemberNotNullWhen(true, nameof(Schemas))]
    public bool IsTyped => Schemas is not null;

    /// <summary>What was tolerated while reading: broken YAML, a schema that is not JSON, references beyond the limit.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>Reads any text. Fails only when the text is empty, too long or not valid Unicode; everything else is tolerated with a note.</summary>
    public static bool TryParse(string text, DocumentLimits limits, [NotNullWhen(true)] out ProtocolDocument? document, [NotNullWhen(false)] out string? error)
    {
        document = null;
        error = Refuse(text, limits, out var utf8);
        if (error is not null)
        {
            return false;
        }

        var notes = new DocumentNotes();
        var metadata = DocumentMetadataReader.Read(text, limits, notes);
        var schemas = SchemaBlocks.Read(text, limits, notes);
        document = new ProtocolDocument(text, utf8, metadata, schemas, notes);
        return true;
    }

    private static string? Refuse(string text, DocumentLimits limits, out byte[] utf8)
    {
        utf8 = [];
        if (string.IsNullOrWhiteSpace(text))
        {
            return "The document is empty.";
        }

        if (text.Length > limits.MaxBytes || Encoding.UTF8.GetByteCount(text) > limits.MaxBytes)
        {
            return $"The document is longer than the {limits.MaxBytes} bytes that are accepted.";
        }

        return DocumentBytes.TryEncode(text, out utf8) ? null : "The document is not valid Unicode: it holds half of a surrogate pair.";
    }
}
