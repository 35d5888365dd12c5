using System.Globalization;
using System.Text;

namespace Parley.Models.Offline.Words;

/// <summary>Names of programs as people say them, and texts as lists of words.</summary>
internal static class Spelling
{
    /// <summary><c>startDate</c>, <c>start_date</c> and <c>StartDate</c> are all said "start date".</summary>
    public static string Spoken(string name)
    {
        var words = Split(name);
        return words.Count == 0 ? "value" : string.Join(' ', words);
    }

    /// <summary>Words in lower case; parts of camel case, and digits after letters, are words of their own.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsPart(text[i]))
            {
                Flush(words, word);
                continue;
            }

            if (word.Length > 0 && StartsWord(text, i))
            {
                Flush(words, word);
            }

            word.Append(char.ToLowerInvariant(text[i]));
        }

        Flush(words, word);
        return words;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool StartsWord(string text, int i)
    {
        var (before, here) = (text[i - 1], text[i]);
        return (char.IsLower(before) && char.IsUpper(here))
            || (char.IsDigit(here) != char.IsDigit(before))
            || (char.IsUpper(before) && char.IsUpper(here) && i + 1 < text.Length && char.IsLower(text[i + 1]));
    }

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
