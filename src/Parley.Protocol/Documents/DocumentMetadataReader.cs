namespace Parley.Protocol.Documents;

/// <summary>Finds a document's metadata in the order of the forms in the field: front matter, demo tags, none; and its references.</summary>
internal static class DocumentMetadataReader
{
    public static DocumentMetadata Read(string text, DocumentLimits limits, DocumentNotes notes)
    {
        var found = FrontMatter.Read(text, limits, notes) ?? DemoTags.Read(text) ?? new DocumentMetadata(DocumentMetadataKind.None);
        return found with
        {
            Name = Line(found.Name, limits.MaxNameChars, "name", notes),
            Description = Line(found.Description, limits.MaxDescriptionChars, "description", notes),
            References = Distinct([.. found.References, .. ProseReferences.Read(text)], limits, notes),
        };
    }

    private static string? Line(string? value, int maxChars, string what, DocumentNotes notes)
    {
        var line = OneLine.Of(value ?? "", maxChars, out var cut);
        if (cut)
        {
            notes.Add($"The {what} was cut to {maxChars} characters.");
        }

        return line.Length == 0 ? null : line;
    }

    private static List<DocumentReference> Distinct(IReadOnlyList<DocumentReference> all, DocumentLimits limits, DocumentNotes notes)
    {
        var kept = new List<DocumentReference>();
        var seen = new HashSet<DocumentHash>();
        foreach (var reference in all)
        {
            if (!seen.Add(reference.Hash))
            {
                continue;
            }

            if (kept.Count == limits.MaxReferences)
            {
                notes.Add($"Only the first {limits.MaxReferences} references were read.");
                break;
            }

            kept.Add(reference);
        }

        return kept;
    }
}
