using Parley.Core.Diagnostics;
using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>A place outside this node that is asked for documents by hash when their sources fail.</summary>
public interface IDocumentDatabase
{
    /// <summary>The text as the database has it; the caller checks the hash.</summary>
    ValueTask<Outcome<string>> FindTextAsync(DocumentHash hash, CancellationToken cancellationToken);
}
