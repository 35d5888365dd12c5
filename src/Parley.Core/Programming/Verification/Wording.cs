using System.Text.RegularExpressions;

namespace Parley.Core.Programming.Verification;

/// <summary>Whether descriptions leave it at what a shared name says, or speak of different things under one name.</summary>
internal static partial class Wording
{
    private const int StemLength = 4;
    private static readonly string[] Fillers = ["the", "and", "for", "with", "from", "that", "this", "are", "was", "has", "its", "their", "which", "whether", "true", "false", "number", "text", "value", "name", "given"];

    /// <summary>True unless both places are described, in words that share nothing, and one of the descriptions doesn't speak of the name either.</summary>
    public static bool Agrees(string name, string one, string other)
    {
        var (first, second) = (Stems(one), Stems(other));
        return first.Count == 0 || second.Count == 0 || first.Overlaps(second) || (first.Overlaps(Stems(name)) && second.Overlaps(Stems(name)));
    }

    private static HashSet<string> Stems(string text)
        => [.. Words().Matches(Camel().Replace(text, " ").ToLowerInvariant()).Select(word => word.Value).Where(word => word.Length > 2 && !Fillers.Contains(word)).Select(word => word[..Math.Min(word.Length, StemLength)])];

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, 1000)]
    private static partial Regex Words();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex Camel();
}
