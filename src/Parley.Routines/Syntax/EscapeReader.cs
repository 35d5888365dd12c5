using System.Globalization;
using System.Text;

namespace Parley.Routines.Syntax;

/// <summary>Reads what follows a backslash in a string or template (ECMA-262 section 12.9.4).</summary>
internal static class EscapeReader
{
    /// <summary><paramref name="at"/> stands behind the backslash.</summary>
    public static void Read(string text, ref int at, StringBuilder cooked)
    {
        var start = at - 1;
        var c = at < text.Length ? text[at++] : throw Bad(start);
        switch (c)
        {
            case 'n': cooked.Append('\n'); break;
            case 't': cooked.Append('\t'); break;
            case 'r': cooked.Append('\r'); break;
            case 'b': cooked.Append('\b'); break;
            case 'f': cooked.Append('\f'); break;
            case 'v': cooked.Append('\v'); break;
            case 'x': cooked.Append((char)Hex(text, ref at, 2, start)); break;
            case 'u': ReadUnicode(text, ref at, cooked, start); break;
            case '\r':
                at += at < text.Length && text[at] == '\n' ? 1 : 0;
                break;
            case '\n' or '\u2028' or '\u2029':
                break;
            case '0' when at >= text.Length || !char.IsAsciiDigit(text[at]):
                cooked.Append('\0');
                break;
            case >= '0' and <= '9':
                throw Bad(start);
            default:
                cooked.Append(c);
                break;
        }
    }

    private static void ReadUnicode(string text, ref int at, StringBuilder cooked, int start)
    {
        if (at >= text.Length || text[at] != '{')
        {
            cooked.Append((char)Hex(text, ref at, 4, start));
            return;
        }

        var end = text.IndexOf('}', at);
        var length = end - at - 1;
        if (end < 0 || length is < 1 or > 8)
        {
            throw Bad(start);
        }

        at++;
        var point = Hex(text, ref at, length, start);
        at++;
        if (point > 0x10FFFF)
        {
            throw Bad(start);
        }

        if (point is >= 0xD800 and <= 0xDFFF)
        {
            cooked.Append((char)point);
        }
        else
        {
            cooked.Append(char.ConvertFromUtf32(point));
        }
    }

    private static int Hex(string text, ref int at, int length, int start)
    {
        if (at + length > text.Length || !int.TryParse(text.AsSpan(at, length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || value < 0)
        {
            throw Bad(start);
        }

        at += length;
        return value;
    }

    private static SyntaxFailure Bad(int start)
        => new("Syntax", "This escape is not one of JavaScript's.", "Use \\n, \\t, \\xHH, \\uHHHH or \\u{H…}; write a backslash itself as \\\\.", start);
}
