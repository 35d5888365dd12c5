using System.Globalization;
using System.Text;

namespace Parley.Protocol.Documents;

/// <summary>
/// Makes one line that is safe to print of a text a stranger wrote: white space becomes single spaces, control and direction characters go.
/// </summary>
internal static class OneLine
{
    public static string Of(string text, int maxChars, out bool cut)
    {
        var line = new StringBuilder(Math.Min(text.Length, maxChars));
        var space = false;
        cut = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format)
            {
                space |= Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
                continue;
            }

            var gap = space && line.Length > 0 ? 1 : 0;
            if (line.Length + gap + rune.Utf16SequenceLength > maxChars)
            {
                cut = true;
                break;
            }

            line.Append(' ', gap).Append(rune);
            space = false;
        }

        return line.ToString();
    }
}
