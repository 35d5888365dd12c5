namespace Parley.Protocol.Messages;

/// <summary>
/// How a refused document is told. Only the paper has a status for it; the others send an error with fixed words, which are written here and recognised again.
/// </summary>
internal static class RefusalWords
{
    private const string LibraryEnding = "is not suitable for execution";
    private const string Demo = "Protocol not suitable.";
    private const string Standard = "Unsupported protocol";

    // The demo sends the third when a document it has just fetched does not suit; the last is what the library's sender looks for.
    private static readonly string[] Whole = [Demo, Standard, "No valid protocol source provided.", "protocol rejected"];

    /// <summary>The texts of <c>error</c> and <c>message</c>: the fixed words stand where the dialect's peers look, the reason in the other.</summary>
    public static (string Error, string Message) Write(string? reason, AgoraDialect dialect, AgoraRequest? request)
    {
        var words = dialect switch
        {
            AgoraDialect.Demo => Demo,
            AgoraDialect.Library => $"{request?.HashText ?? "The protocol"} {LibraryEnding}",
            _ => Standard,
        };
        return dialect == AgoraDialect.Standard ? (words, reason ?? words) : (reason ?? words, words);
    }

    public static bool Match(string? text)
    {
        var trimmed = text?.Trim();
        return trimmed is not null && (trimmed.EndsWith(LibraryEnding, StringComparison.OrdinalIgnoreCase) || Whole.Contains(trimmed, StringComparer.OrdinalIgnoreCase));
    }
}
