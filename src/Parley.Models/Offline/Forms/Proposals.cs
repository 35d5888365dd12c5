namespace Parley.Models.Offline.Forms;

/// <summary>Finds whole documents in what somebody wrote in a negotiation.</summary>
internal static class Proposals
{
    private const string Open = "<PROPOSAL>";
    private const string Close = "</PROPOSAL>";

    public static bool IsProposal(string message) => message.Contains("<PROPOSAL", StringComparison.OrdinalIgnoreCase) || Find(message) is not null;

    /// <summary>The typed document in a message: between the tags, or from its front matter to the end. Null when there is none.</summary>
    public static DocumentForm? Find(string message)
    {
        var start = message.IndexOf(Open, StringComparison.OrdinalIgnoreCase);
        var end = message.LastIndexOf(Close, StringComparison.OrdinalIgnoreCase);
        var text = start >= 0 && end > start ? message[(start + Open.Length)..end] : FromFrontMatter(message);
        return text is not null && DocumentFormReader.Read(text.Trim()) is { IsTyped: true } document ? document : null;
    }

    private static string? FromFrontMatter(string message)
    {
        var start = message.StartsWith("---\n", StringComparison.Ordinal) ? 0 : message.IndexOf("\n---\n", StringComparison.Ordinal);
        return start < 0 ? null : message[start..].Trim();
    }
}
