using System.Globalization;
using System.Text;

namespace Parley.Protocol.Documents;

/// <summary>
/// Writes a YAML scalar that every reader takes for the same string, plain where that is safe. Three hyphens never appear in it:
/// the Python library ends front matter at the next <c>---</c> wherever it stands.
/// </summary>
internal static class YamlScalar
{
    private const string PlainPunctuation = " .,()'/_-+;";
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "true", "false", "yes", "no", "on", "off", "null", "y", "n" };

    public static string Write(string text) => IsPlain(text) ? text : Quote(text);

    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var thirdHyphen = c == '-' && i >= 2 && text[i - 1] == '-' && text[i - 2] == '-';
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (thirdHyphen || IsHidden(c))
            {
                quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsPlain(string text)
        => text.Length > 0
        && char.IsLetter(text[0])
        && !text.EndsWith(' ')
        && !text.Contains("---", StringComparison.Ordinal)
        && !Reserved.Contains(text)
        && text.All(c => char.IsLetterOrDigit(c) || PlainPunctuation.Contains(c, StringComparison.Ordinal));

    private static bool IsHidden(char c) => char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
