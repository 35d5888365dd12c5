using System.Globalization;
using System.Text;

namespace Parley.Core.Prompting.Answers;

/// <summary>Strings as models write them: any kind of quotes, raw line breaks, quotes inside that nobody escaped, escapes that JSON doesn't have.</summary>
internal static class LenientStringReader
{
    private const string Double = "\"“”„‟＂";
    private const string Single = "'‘’‚‛";

    public static bool IsQuote(char c) => c != '\0' && (Double.Contains(c, StringComparison.Ordinal) || Single.Contains(c, StringComparison.Ordinal) || c == '`');

    /// <summary>Reads from an opening quote to behind the closing one. False when the text ends first: what a cut string would have said is anybody's guess.</summary>
    public static bool TryRead(AnswerCursor cursor, out string value)
    {
        var opening = cursor.Take();
        var content = new StringBuilder();
        while (!cursor.AtEnd && !cursor.Exhausted)
        {
            if (Closes(opening, cursor.Current) && EndsHere(cursor))
            {
                cursor.Take();
                value = WellFormed(content.ToString());
                return true;
            }

            var c = cursor.Take();
            if (c == '\\')
            {
                Escape(cursor, content);
            }
            else
            {
                content.Append(c);
            }
        }

        value = "";
        return false;
    }

    private static bool Closes(char opening, char c) => opening switch
    {
        '"' or '\'' or '`' => c == opening,
        _ when Double.Contains(opening, StringComparison.Ordinal) => Double.Contains(c, StringComparison.Ordinal),
        _ => Single.Contains(c, StringComparison.Ordinal),
    };

    /// <summary>A quote ends its string only where JSON could go on; elsewhere it is a quote that nobody escaped.</summary>
    private static bool EndsHere(AnswerCursor cursor)
    {
        var offset = 1;
        var newline = false;
        while (AnswerCursor.IsBlank(cursor.Ahead(offset)))
        {
            newline |= cursor.Ahead(offset++) == '\n';
        }

        return cursor.Ahead(offset) switch
        {
            '\0' or ',' or ':' or '}' or ']' => true,
            '/' => cursor.Ahead(offset + 1) is '/' or '*',
            '=' => cursor.Ahead(offset + 1) == '>',
            '#' => offset > 1,
            var next => newline && IsQuote(next), // the comma was forgotten
        };
    }

    private static void Escape(AnswerCursor cursor, StringBuilder content)
    {
        var c = cursor.Take();
        switch (c)
        {
            case 'n': content.Append('\n'); break;
            case 't': content.Append('\t'); break;
            case 'r': content.Append('\r'); break;
            case 'b': content.Append('\b'); break;
            case 'f': content.Append('\f'); break;
            case 'u': Hexadecimal(cursor, content, 4); break;
            case 'x': Hexadecimal(cursor, content, 2); break;
            case '\n' or '\0': break; // a line continued
            default: content.Append(c); break;
        }
    }

    private static void Hexadecimal(AnswerCursor cursor, StringBuilder content, int digits)
    {
        var start = cursor.Position;
        if (start + digits <= cursor.End)
        {
            cursor.Position += digits;
            if (ushort.TryParse(cursor.Slice(start), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                content.Append((char)code);
                return;
            }
        }

        cursor.Position = start;
        content.Append(digits == 4 ? 'u' : 'x');
    }

    /// <summary>Half a surrogate pair can't be written as UTF-8 again.</summary>
    private static string WellFormed(string content)
        => content.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? content : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(content));
}
