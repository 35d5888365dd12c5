using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>A protocol document with what this node knows about it.</summary>
/// <param name="Sources">Where the text can be had, in the order in which they were learnt. May be empty.</param>
public sealed record StoredDocument(ProtocolDocument Document, IReadOnlyList<string> Sources, DocumentOrigin Origin, DocumentVisibility Visibility, DateTimeOffset AddedAt)
{
    /// <summary>Whether the owner added it and doesn't show it: nothing that is made for it leaves the node either.</summary>
    public bool IsOwnersAlone => this is { Origin: DocumentOrigin.Added, Visibility: not DocumentVisibility.Public };
}
