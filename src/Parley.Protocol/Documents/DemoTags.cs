namespace Parley.Protocol.Documents;

/// <summary>The paper demo's metadata: <c>&lt;NAME&gt;</c> and <c>&lt;DESCRIPTION&gt;</c> tags anywhere in the text, in any case.</summary>
internal static class DemoTags
{
    public static DocumentMetadata? Read(string text)
    {
        var name = Between(text, "<NAME>", "</NAME>");
        var description = Between(text, "<DESCRIPTION>", "</DESCRIPTION>");
        return name is null && description is null
            ? null
            : new DocumentMetadata(DocumentMetadataKind.DemoTags) { Name = name, Description = description };
    }

    private static string? Between(string text, string open, string close)
    {
        var start = text.IndexOf(open, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
        {
            return null;
        }

        start += open.Length;
        var end = text.IndexOf(close, start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? null : text[start..end];
    }
}
