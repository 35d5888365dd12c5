namespace Parley.Core.Documents;

/// <summary>What a store does with a document that it may know already; the same rule in every store.</summary>
public static class DocumentMerge
{
    /// <summary>
    /// The document to write, or null when nothing changes. The first time stays, and the first origin unless the owner adds what others brought;
    /// new sources are added behind the known ones. A document that was made public stays public; one that the owner added is made public by the owner alone.
    /// </summary>
    public static (DocumentPut Outcome, StoredDocument? ToWrite) Join(StoredDocument? known, StoredDocument put)
    {
        if (known is null)
        {
            return (DocumentPut.Added, put with { Sources = [.. put.Sources.Distinct(StringComparer.Ordinal)] });
        }

        if (known.Document.Sha256 != put.Document.Sha256)
        {
            return (DocumentPut.Collision, null);
        }

        IReadOnlyList<string> sources = [.. known.Sources.Union(put.Sources, StringComparer.Ordinal)];
        var isOwners = put.Origin == DocumentOrigin.Added;
        var joined = known with
        {
            Sources = sources.Count == known.Sources.Count ? known.Sources : sources,
            Origin = isOwners ? DocumentOrigin.Added : known.Origin,
            Visibility = put.Visibility == DocumentVisibility.Public && (isOwners || known.Origin != DocumentOrigin.Added) ? DocumentVisibility.Public : known.Visibility,
        };
        return (DocumentPut.Known, joined == known ? null : joined);
    }
}
