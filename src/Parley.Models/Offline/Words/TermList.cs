using System.Text.RegularExpressions;

namespace Parley.Models.Offline.Words;

/// <summary>The stems of a text that say something, each once, in order.</summary>
internal static partial class TermList
{
    public static IReadOnlyList<string> Of(string text)
    {
        var stems = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in Spelling.Split(FormatNotes().Replace(text, " ")))
        {
            if (Vocabulary.SaysNothing(word))
            {
                continue;
            }

            var stem = Vocabulary.Normal(word);
            if (seen.Add(stem))
            {
                stems.Add(stem);
            }
        }

        return stems;
    }

    /// <summary>Every word counts where a name consists of nothing but small words.</summary>
    public static IReadOnlyList<string> OfName(string name)
    {
        var stems = Of(name);
        return stems.Count > 0 ? stems : [.. Spelling.Split(name).Select(Vocabulary.Normal).Distinct()];
    }

    // "(format: YYYY-MM-DD)" says how a value is written, not what it is.
    [GeneratedRegex(@"\(?\b(?:format|formatted as|e\.g\.|for example)[: ]+[^);]*\)?|\bYYYY-MM-DD\b|\bHH:MM(?::SS)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex FormatNotes();
}
