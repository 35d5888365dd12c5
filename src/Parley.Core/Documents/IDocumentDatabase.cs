using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Documents;

/// <summary>A place outside this node where agents leave documents for each other. It is asked by hash when a document's sources fail, and for documents that a task could use before one is negotiated.</summary>
public interface IDocumentDatabase
{
    /// <summary>The text as the database has it; the caller checks the hash.</summary>
    ValueTask<Outcome<string>> FindTextAsync(DocumentHash hash, CancellationToken cancellationToken);

    /// <summary>Typed documents by which a task with these schemas might be done, the most used first; the caller judges them. Empty also when the place can't be reached.</summary>
    ValueTask<IReadOnlyList<DocumentHash>> SearchAsync(JsonValue input, JsonValue output, int limit, CancellationToken cancellationToken);

    /// <summary>Leaves a document there. A place that can't be reached, or refuses it, goes without.</summary>
    ValueTask OfferAsync(ProtocolDocument document, CancellationToken cancellationToken);
}
