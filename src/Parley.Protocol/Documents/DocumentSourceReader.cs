namespace Parley.Protocol.Documents;

/// <summary>Tells the forms of a source apart. A text with white space is no URL, so prose such as "Data: …" stays a document.</summary>
internal static class DocumentSourceReader
{
    private const int MaxSchemeChars = 20;

    public static DocumentSource Read(string source, DocumentLimits limits)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            return new DocumentSource.Unsupported("The source is empty.");
        }

        if (DataUri.IsOne(source))
        {
            return DataUri.Read(source, limits);
        }

        var trimmed = source.Trim();
        if (trimmed.AsSpan().ContainsAny(" \t\r\n"))
        {
            return ReadRaw(source, limits);
        }

        return SchemeOf(trimmed) switch
        {
            "http" or "https" => ReadUrl(trimmed, limits),
            { } scheme => new DocumentSource.Unsupported($"Sources of the form \"{scheme}:\" are not read; give an http or https URL or a data URI."),
            null => ReadRaw(source, limits),
        };
    }

    private static DocumentSource ReadUrl(string text, DocumentLimits limits)
    {
        if (text.Length > limits.MaxUrlChars)
        {
            return new DocumentSource.Unsupported($"The URL has {text.Length} characters; at most {limits.MaxUrlChars} are accepted.");
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Host.Length == 0 || uri.Scheme is not ("http" or "https"))
        {
            return new DocumentSource.Unsupported("The URL is not a valid http or https URL.");
        }

        return uri.UserInfo.Length > 0
            ? new DocumentSource.Unsupported("A source URL must not carry a user name or a password.")
            : new DocumentSource.Http(uri);
    }

    private static DocumentSource ReadRaw(string text, DocumentLimits limits)
        => text.Length > limits.MaxBytes
            ? new DocumentSource.Unsupported($"The text has {text.Length} characters; at most {limits.MaxBytes} bytes are accepted.")
            : new DocumentSource.RawText(text);

    private static string? SchemeOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 1 or > MaxSchemeChars || !char.IsAsciiLetter(text[0]))
        {
            return null;
        }

        var scheme = text[..colon];
        return scheme.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.') ? scheme.ToLowerInvariant() : null;
    }
}
