using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Parley.Protocol.Documents;

/// <summary>Turns the bytes of a fetched document into the text whose UTF-8 bytes the hash covers, and back.</summary>
public static class DocumentBytes
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Decodes as UTF-8 whatever the label says, because peers label UTF-8 documents as anything; only bytes that are not UTF-8 are read as
    /// Latin-1, and only when <paramref name="charset"/> says so. A byte order mark stays: it is part of what was hashed.
    /// </summary>
    /// <param name="charset">The charset parameter of the content type, quotes allowed; null when there was none.</param>
    public static bool TryDecode(ReadOnlySpan<byte> bytes, string? charset, DocumentLimits limits, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out string? error)
    {
        text = null;
        if (bytes.Length > limits.MaxBytes)
        {
            error = $"The document has {bytes.Length} bytes; at most {limits.MaxBytes} are accepted.";
            return false;
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            text = Encoding.UTF8.GetString(bytes);
        }
        else if (IsLatin1(charset))
        {
            text = Encoding.Latin1.GetString(bytes);
        }

        error = text is null ? "The document is not valid UTF-8." : null;
        return text is not null;
    }

    /// <summary>False when the text holds half of a surrogate pair, which no UTF-8 can carry.</summary>
    internal static bool TryEncode(string text, out byte[] utf8)
    {
        try
        {
            utf8 = Strict.GetBytes(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            utf8 = [];
            return false;
        }
    }

    internal static bool IsLatin1(string? charset)
        => charset?.Trim('"', ' ').ToUpperInvariant() is "ISO-8859-1" or "ISO8859-1" or "LATIN1" or "LATIN-1" or "WINDOWS-1252";
}
