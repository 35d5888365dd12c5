namespace Parley.Models.Offline.Prompts;

/// <summary>Takes the quotation marks off a peer's text.</summary>
internal static class Quotation
{
    public static string Unquote(string text)
    {
        var lines = text.Split('\n');
        return lines.All(line => line.StartsWith('>')) ? string.Join('\n', lines.Select(Strip)) : text;
    }

    private static string Strip(string line) => line.StartsWith("> ", StringComparison.Ordinal) ? line[2..] : line[1..];
}
