using System.Text;
using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Protocol.Documents;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>Protocol documents, their sources and their hashes.</summary>
internal static class DocumentTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("document", SeedFiles.Texts("documents.txt"), Document),
        new("source", SeedFiles.Texts("sources.txt"), Source),
        new("hash", SeedFiles.Texts("sources.txt"), Hash),
    ];

    private static void Document(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var isRead = ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error);
        Promise.IsExplained(isRead, error);
        if (isRead)
        {
            Promise.Holds(document!.Hash == DocumentHash.Of(text), "the hash is not that of the bytes");
            Promise.Holds(!document.Name.Contains('\n', StringComparison.Ordinal) && document.References.Count <= DocumentLimits.Default.MaxReferences, "metadata breaks its limits");
            Compose(document);
        }
    }

    private static void Compose(ProtocolDocument document)
    {
        var written = ProtocolDocumentText.Compose(new DocumentParts { Name = document.Name, Description = document.Description, Multiround = document.Multiround, Prose = "Prose.", References = document.References, Schemas = document.Schemas });
        Promise.Holds(ProtocolDocument.TryParse(written, DocumentLimits.Default with { MaxBytes = 1 << 24, MaxFrontMatterChars = 1 << 24 }, out var again, out _), "a composed document can't be read");
        Promise.Holds(again!.Name == document.Name && again.Multiround == document.Multiround && again.References.Count == document.References.Count && again.IsTyped == document.IsTyped, "a composed document reads as another");
    }

    private static void Source(byte[] input)
    {
        var source = DocumentSource.Parse(Encoding.UTF8.GetString(input), DocumentLimits.Default);
        Promise.Holds(source is not DocumentSource.Unsupported { Reason: var reason } || reason.Length > 0, "a refusal without a reason");
        if (source is DocumentSource.Data { Text: var text } && text.Length > 0)
        {
            Promise.Holds(DocumentSource.Parse(DocumentSource.ToDataUri(text), DocumentLimits.Default) is DocumentSource.Data again && again.Text == text, "a data URI is not read back");
        }
    }

    private static void Hash(byte[] input)
    {
        if (DocumentHash.TryParse(Encoding.UTF8.GetString(input), out var hash))
        {
            Promise.Holds(DocumentHash.TryParse(hash.ToBase64(), out var first) && DocumentHash.TryParse(hash.ToHex(), out var second) && first == hash && second == hash, "a hash is not read back");
        }
    }
}
