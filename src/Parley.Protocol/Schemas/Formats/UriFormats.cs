using System.Buffers;

namespace Parley.Protocol.Schemas.Formats;

/// <summary>URIs (RFC 3986) and IRIs (RFC 3987).</summary>
internal static class UriFormats
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create(" \"<>\\^`{|}\u007f\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    public static bool IsUri(string text, bool ascii) => SchemeLength(text) > 0 && IsReference(text, ascii);

    public static bool IsReference(string text, bool ascii)
    {
        if (text.AsSpan().ContainsAny(Forbidden) || (ascii && !text.All(char.IsAscii)) || !EscapesFit(text) || text.IndexOf('#', text.IndexOf('#') + 1) > text.IndexOf('#'))
        {
            return false;
        }

        var rest = text.AsSpan(SchemeLength(text) is > 0 and var scheme ? scheme + 1 : 0);
        // Without a scheme the first segment can't hold a colon.
        var colon = rest.IndexOf(':');
        if (rest.Length == text.Length && colon >= 0 && rest[..colon].IndexOfAny("/?#") < 0)
        {
            return false;
        }

        var authorityEnd = rest.StartsWith("//") ? rest[2..].IndexOfAny("/?#") : 0;
        var authority = !rest.StartsWith("//") ? default : authorityEnd < 0 ? rest[2..] : rest.Slice(2, authorityEnd);
        return AuthorityFits(authority) && rest[(rest.StartsWith("//") ? 2 + authority.Length : 0)..].IndexOfAny('[', ']') < 0;
    }

    private static bool AuthorityFits(ReadOnlySpan<char> authority)
    {
        var host = authority[(authority.LastIndexOf('@') + 1)..];
        if (authority[..^host.Length].IndexOfAny('[', ']') >= 0)
        {
            return false;
        }

        if (!host.StartsWith("["))
        {
            var colon = host.IndexOf(':');
            return host.IndexOfAny('[', ']') < 0 && (colon < 0 || !host[(colon + 1)..].ContainsAnyExceptInRange('0', '9'));
        }

        var end = host.IndexOf(']');
        return end > 0 && (host[1] is 'v' or 'V' || HostFormats.IsIPv6(host[1..end].ToString()))
            && (end == host.Length - 1 || (host[end + 1] == ':' && !host[(end + 2)..].ContainsAnyExceptInRange('0', '9')));
    }

    private static int SchemeLength(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && char.IsAsciiLetter(text[0]) && text.AsSpan(0, colon).ToString().All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '-' or '.') ? colon : 0;
    }

    private static bool EscapesFit(string text)
    {
        for (var i = text.IndexOf('%'); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return false;
            }
        }

        return true;
    }
}
