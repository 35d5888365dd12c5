using System.Globalization;
using System.Text;

namespace Parley.Routines.Syntax;

/// <summary>Reads the tokens that carry a value: numbers, strings, template chunks and regular expressions.</summary>
internal static class LiteralReader
{
    public static double ReadNumber(string text, ref int at)
    {
        var start = at;
        var radix = text[at] == '0' && at + 1 < text.Length ? char.ToLowerInvariant(text[at + 1]) switch { 'x' => 16, 'o' => 8, 'b' => 2, _ => 10 } : 10;
        var value = radix == 10 ? ReadDecimal(text, ref at) : ReadRadix(text, ref at, radix);
        if (at < text.Length && text[at] == 'n')
        {
            throw new SyntaxFailure("NoBigInt", "BigInt numbers are not part of the routine language.", "Write a plain number without the 'n'.", start);
        }

        if (at < text.Length && Characters.ContinuesName(text[at]))
        {
            throw new SyntaxFailure("Syntax", $"The number {text[start..at]} runs into a name.", "Put a space or an operator between them.", start);
        }

        return value;
    }

    private static double ReadRadix(string text, ref int at, int radix)
    {
        var start = at;
        at += 2;
        double value = 0;
        var digits = 0;
        for (; at < text.Length && (char.IsAsciiHexDigit(text[at]) || text[at] == '_'); at++)
        {
            if (text[at] != '_')
            {
                var digit = Convert.ToInt32(text[at].ToString(), 16);
                value = digit < radix ? (value * radix) + digit : throw BadNumber(start);
                digits++;
            }
        }

        return digits > 0 ? value : throw BadNumber(start);
    }

    private static double ReadDecimal(string text, ref int at)
    {
        var start = at;
        SkipDigits(text, ref at);
        var leadingZero = at - start > 1 && text[start] == '0';
        if (at < text.Length && text[at] == '.')
        {
            at++;
            SkipDigits(text, ref at);
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            at += at < text.Length && text[at] is '+' or '-' ? 1 : 0;
            SkipDigits(text, ref at);
        }

        var digits = text[start..at].Replace("_", "", StringComparison.Ordinal);
        return !leadingZero && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw BadNumber(start);
    }

    private static void SkipDigits(string text, ref int at)
    {
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }
    }

    public static string ReadString(string text, ref int at)
    {
        var start = at;
        var quote = text[at++];
        var cooked = new StringBuilder();
        while (true)
        {
            if (at >= text.Length || text[at] is '\n' or '\r')
            {
                throw new SyntaxFailure("Syntax", "A string is not closed on its line.", $"Close it with {quote}, or write line breaks as \\n.", start);
            }

            var c = text[at++];
            if (c == quote)
            {
                return cooked.ToString();
            }

            if (c == '\\')
            {
                EscapeReader.Read(text, ref at, cooked);
            }
            else
            {
                cooked.Append(c);
            }
        }
    }

    public static string ReadTemplateChunk(string text, ref int at, out bool closes)
    {
        var start = at;
        var cooked = new StringBuilder();
        while (at < text.Length)
        {
            var c = text[at++];
            switch (c)
            {
                case '`':
                    closes = true;
                    return cooked.ToString();
                case '$' when at < text.Length && text[at] == '{':
                    at++;
                    closes = false;
                    return cooked.ToString();
                case '\\':
                    EscapeReader.Read(text, ref at, cooked);
                    break;
                case '\r':
                    at += at < text.Length && text[at] == '\n' ? 1 : 0;
                    cooked.Append('\n');
                    break;
                default:
                    cooked.Append(c);
                    break;
            }
        }

        throw new SyntaxFailure("Syntax", "A template string is not closed.", "Close it with a backtick.", start);
    }

    public static (string Pattern, string Flags) ReadRegExp(string text, ref int at)
    {
        var start = at++;
        var inClass = false;
        for (; ; at++)
        {
            if (at >= text.Length || Characters.EndsLine(text[at]))
            {
                throw new SyntaxFailure("Syntax", "A regular expression is not closed on its line.", "Close it with a slash.", start);
            }

            if (text[at] == '/' && !inClass)
            {
                break;
            }

            inClass = text[at] == '[' || (inClass && text[at] != ']');
            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
        }

        var pattern = text[(start + 1)..at++];
        var flagsStart = at;
        while (at < text.Length && Characters.ContinuesName(text[at]))
        {
            at++;
        }

        return (pattern, text[flagsStart..at]);
    }

    private static SyntaxFailure BadNumber(int start) => new("Syntax", "This is not a number of JavaScript.", "Write it in decimal, or as 0x, 0o or 0b with matching digits.", start);
}
