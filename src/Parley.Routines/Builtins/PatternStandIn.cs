using System.Text.RegularExpressions;

namespace Parley.Routines.Builtins;

/// <summary>
/// A direct reading of patterns by .NET, in the shape of the protocol's own pattern compiler, which takes its place.
/// Every group is given a name, so that groups are numbered from left to right as in ECMAScript.
/// </summary>
internal static class PatternStandIn
{
    private const string Unnamed = "_u";

    public static bool TryCompile(string pattern, string flags, out Regex? regex, out string? error)
    {
        regex = null;
        error = null;
        if (pattern.Length > 4096 || flags.Any(f => !"gimsuy".Contains(f)) || flags.Distinct().Count() != flags.Length)
        {
            error = "the pattern is too long, or the flags are not some of g, i, m, s, u, y.";
            return false;
        }

        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;
        options |= flags.Contains('i') ? RegexOptions.IgnoreCase : RegexOptions.None;
        options |= flags.Contains('m') ? RegexOptions.Multiline : RegexOptions.None;
        options |= flags.Contains('s') ? RegexOptions.Singleline : RegexOptions.None;
        try
        {
            regex = new Regex(Translate(pattern, flags.Contains('m')), options);
            return true;
        }
        catch (Exception failure) when (failure is ArgumentException or NotSupportedException)
        {
            error = failure.Message;
            return false;
        }
    }

    public static IReadOnlyList<KeyValuePair<string, int>> NamedGroups(Regex regex)
        => [.. regex.GetGroupNumbers().Select(n => KeyValuePair.Create(regex.GroupNameFromNumber(n), n)).Where(g => !char.IsAsciiDigit(g.Key[0]) && !g.Key.StartsWith(Unnamed, StringComparison.Ordinal))];

    private static string Translate(string pattern, bool multiline)
    {
        var text = new System.Text.StringBuilder();
        var (inClass, groups) = (false, 0);
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                c = pattern[++i];
                text.Append(c switch { 'd' => inClass ? "0-9" : "[0-9]", 'w' => inClass ? "a-zA-Z0-9_" : "[a-zA-Z0-9_]", 'D' => inClass ? "\\D" : "[^0-9]", 'W' => inClass ? "\\W" : "[^a-zA-Z0-9_]", '/' => "/", '-' => "\\-", _ => $"\\{c}" });
                continue;
            }

            inClass = c == '[' || (inClass && c != ']');
            text.Append(c switch
            {
                '(' when !inClass && (i + 1 == pattern.Length || pattern[i + 1] != '?') => $"(?<{Unnamed}{groups++}>",
                '$' when !inClass && !multiline => "\\z",
                '[' when text.Length > 0 && inClass && text[^1] == '[' => "\\[",
                _ => c.ToString(),
            });
        }

        return text.ToString();
    }
}
