using System.Buffers;

namespace Parley.Models.Offline.Words;

/// <summary>Cuts an English word down to what its inflections share. Light: it only has to be consistent.</summary>
internal static class Stemmer
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public static string Stem(string word)
    {
        if (word.Length <= 3 || !char.IsLetter(word[0]))
        {
            return word;
        }

        word = WithoutEnding(WithoutPlural(word));
        return word.Length > 3 && word[^1] == 'e' ? word[..^1] : word.Length > 3 && word[^1] == 'y' ? word[..^1] + "i" : word;
    }

    private static string WithoutPlural(string word) => word switch
    {
        _ when word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 => word[..^3] + "y",
        _ when word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) => word[..^2],
        _ when word.EndsWith("ss", StringComparison.Ordinal) || word.EndsWith("us", StringComparison.Ordinal) || word.EndsWith("is", StringComparison.Ordinal) => word,
        _ when word.EndsWith('s') => word[..^1],
        _ => word,
    };

    private static string WithoutEnding(string word) => word switch
    {
        _ when word.EndsWith("ing", StringComparison.Ordinal) && HasVowel(word.AsSpan(0, word.Length - 3)) => Undouble(word[..^3]),
        _ when word.EndsWith("ed", StringComparison.Ordinal) && HasVowel(word.AsSpan(0, word.Length - 2)) => Undouble(word[..^2]),
        _ when word.EndsWith("ation", StringComparison.Ordinal) && word.Length > 8 => word[..^5],
        _ when word.EndsWith("ion", StringComparison.Ordinal) && word.Length > 5 => word[..^3],
        _ when word.EndsWith("ure", StringComparison.Ordinal) && word.Length > 6 => word[..^3],
        _ when word.EndsWith("al", StringComparison.Ordinal) && word.Length > 5 => word[..^2],
        _ when word.EndsWith("ly", StringComparison.Ordinal) && word.Length > 5 => word[..^2],
        _ => word,
    };

    private static string Undouble(string word)
        => word.Length > 3 && word[^1] == word[^2] && word[^1] is not ('l' or 's' or 'z') ? word[..^1] : word;

    private static bool HasVowel(ReadOnlySpan<char> word) => word.Length >= 3 && word.ContainsAny(Vowels);
}
