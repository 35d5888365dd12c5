namespace Parley.Protocol.Documents;

/// <summary>
/// Finds the YAML of a document: between two lines <c>---</c> at its start; before a single line <c>---</c> (draft standard, section 8.1);
/// or between the first two <c>---</c> anywhere, which is how the Python library looks for it.
/// </summary>
internal static class FrontMatter
{
    private const string Fence = "---";

    public static DocumentMetadata? Read(string text, DocumentLimits limits, DocumentNotes notes)
    {
        foreach (var region in Regions(text))
        {
            if (region.Length > limits.MaxFrontMatterChars)
            {
                notes.Add($"Front matter of more than {limits.MaxFrontMatterChars} characters was not read.");
            }
            else if (FrontMatterYaml.Read(region, notes) is { } metadata)
            {
                return metadata;
            }
        }

        return null;
    }

    private static IEnumerable<string> Regions(string text)
    {
        var first = NextFenceLine(text, 0);
        if (first >= 0)
        {
            var leading = text[..first];
            var second = NextFenceLine(text, first + Fence.Length);
            if (leading.AsSpan().Trim("\uFEFF \t\r\n").Length > 0)
            {
                yield return leading;
            }
            else if (second >= 0)
            {
                yield return text[(first + Fence.Length)..second];
                yield break;
            }
        }

        var open = text.IndexOf(Fence, StringComparison.Ordinal);
        var close = open < 0 ? -1 : text.IndexOf(Fence, open + Fence.Length, StringComparison.Ordinal);
        if (close >= 0)
        {
            yield return text[(open + Fence.Length)..close];
        }
    }

    /// <summary>The position of the first whole line at or after <paramref name="from"/> that is <c>---</c> but for trailing white space; -1 when there is none.</summary>
    private static int NextFenceLine(string text, int from)
    {
        var lines = new TextLines(text);
        while (lines.MoveNext())
        {
            var line = lines.Line.TrimEnd();
            var mark = lines.Start == 0 && line.StartsWith('\uFEFF') ? 1 : 0;
            if (lines.Start >= from && line[mark..].SequenceEqual(Fence))
            {
                return lines.Start + mark;
            }
        }

        return -1;
    }
}
