namespace Parley.Core.Documents;

/// <summary>What a store does with a document that it may know already; the same rule in every store.</summary>
public static class DocumentMerge
{
    /// <summary>
    /// The document to write, or null when nothing changes. The first origin and time stay, new sources are added behind the known ones,
    /// and a document that was made public stays public.
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
        var visibility = put.Visibility == DocumentVisibility.Public ? DocumentVisibility.Public : known.Visibility;
        var changed = sources.Count != known.Sources.Count || visibility != known.Visibility;
        return (DocumentPut.Known, changed ? known with { Sources = sources, Visibility = visibility } : null);
    }
}
