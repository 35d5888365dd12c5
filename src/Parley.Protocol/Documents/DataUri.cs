using System.Text;

namespace Parley.Protocol.Documents;

/// <summary>
/// <c>data:</c> URIs (RFC 2397) as the library writes and reads them, and in general: any media type, with or without charset, percent-encoded or Base64.
/// A <c>+</c> stays a <c>+</c>, and an escape that is none stays as it is.
/// </summary>
internal static class DataUri
{
    private const string Scheme = "data:";
    private const int MaxHeaderChars = 1024;
    private const string LibraryPrefix = "data:text/plain;charset=utf-8,";

    /// <summary>True for <c>data:</c>, a media type that may be empty, and a comma.</summary>
    public static bool IsOne(string source)
    {
        var comma = source.IndexOf(',', StringComparison.Ordinal);
        return comma >= 0
            && source.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && source.AsSpan(Scheme.Length, comma - Scheme.Length) is var header
            && !header.ContainsAny(" \t\r\n")
            && (header.IsEmpty || header[0] == ';' || header.Contains('/'));
    }

    public static DocumentSource Read(string source, DocumentLimits limits)
    {
        var comma = source.IndexOf(',', StringComparison.Ordinal);
        if (comma > MaxHeaderChars)
        {
            return new DocumentSource.Unsupported($"The data URI has more than {MaxHeaderChars} characters before its comma.");
        }

        var header = source[Scheme.Length..comma].Split(';');
        if (source.Length - comma > (limits.MaxBytes * 3L) + 1024)
        {
            return new DocumentSource.Unsupported($"The data URI holds more than the {limits.MaxBytes} bytes that are accepted.");
        }

        var bytes = Unescape(source.AsSpan(comma + 1));
        if (header.Contains("base64", StringComparer.OrdinalIgnoreCase) && !TryFromBase64(ref bytes))
        {
            return new DocumentSource.Unsupported("The data URI says Base64 but does not hold Base64.");
        }

        var charset = header.FirstOrDefault(part => part.StartsWith("charset=", StringComparison.OrdinalIgnoreCase))?["charset=".Length..];
        return DocumentBytes.TryDecode(bytes, charset, limits, out var text, out var error)
            ? new DocumentSource.Data(text)
            : new DocumentSource.Unsupported(error);
    }

    public static string Write(string text)
    {
        var uri = new StringBuilder(LibraryPrefix, LibraryPrefix.Length + (text.Length * 2));
        foreach (var octet in Encoding.UTF8.GetBytes(text))
        {
            // What Python's urllib.parse.quote leaves alone.
            if (char.IsAsciiLetterOrDigit((char)octet) || octet is (byte)'_' or (byte)'.' or (byte)'-' or (byte)'~' or (byte)'/')
            {
                uri.Append((char)octet);
            }
            else
            {
                uri.Append('%').Append(octet.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return uri.ToString();
    }

    private static byte[] Unescape(ReadOnlySpan<char> payload)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(payload)];
        Encoding.UTF8.GetBytes(payload, bytes);
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                bytes[length++] = (byte)((HexDigit(bytes[i + 1]) << 4) | HexDigit(bytes[i + 2]));
                i += 2;
            }
            else
            {
                bytes[length++] = bytes[i];
            }
        }

        return bytes[..length];
    }

    private static int HexDigit(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static bool TryFromBase64(ref byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes).TrimEnd('=', ' ', '\r', '\n');
        var padded = text.PadRight((text.Length + 3) / 4 * 4, '=');
        var decoded = new byte[(padded.Length / 4 * 3) + 3];
        var done = Convert.TryFromBase64String(padded, decoded, out var count);
        bytes = decoded[..count];
        return done;
    }
}
