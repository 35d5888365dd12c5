using Parley.Protocol.Documents;

namespace Parley.Core.Transport;

/// <summary>The URLs at which this node serves its published documents.</summary>
/// <param name="node">The node's own URL; asked each time, because a host may learn it only when it listens.</param>
public sealed class DocumentAddresses(Func<Uri> node)
{
    /// <summary>
    /// The demo's users replace the word <c>protocol</c> in a source by <c>metadata</c> and fail for good when no JSON is there:
    /// the query gives every address of ours such a twin.
    /// </summary>
    public const string TextQuery = "?as=protocol";

    /// <summary>Query of a document's address that asks for its metadata in place of its text.</summary>
    public const string MetadataQuery = "?as=metadata";

    /// <summary>Where this node serves the document.</summary>
    public string Of(DocumentHash document) => $"{node().AbsoluteUri.TrimEnd('/')}/documents/{document.ToHex()}{TextQuery}";
}
