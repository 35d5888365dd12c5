using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PatternCompiler = Parley.Routines.Builtins.PatternStandIn;

namespace Parley.Routines.Builtins;

/// <summary>The only place that turns a pattern of the language into an engine. Compiled patterns are kept, up to a number.</summary>
internal static class RegExpCompiler
{
    private const int MostKept = 256;
    private static readonly ConcurrentDictionary<(string Pattern, string Flags), Regex> Kept = new();

    /// <summary>Null, and why, when the pattern is no ECMAScript or can't be matched in linear time.</summary>
    public static Regex? Compile(string pattern, string flags, out string? error)
    {
        error = null;
        if (Kept.TryGetValue((pattern, flags), out var known))
        {
            return known;
        }

        if (!PatternCompiler.TryCompile(pattern, flags, out var regex, out error))
        {
            return null;
        }

        if (Kept.Count < MostKept)
        {
            Kept.TryAdd((pattern, flags), regex!);
        }

        return regex;
    }

    /// <summary>Named groups with their ECMAScript numbers.</summary>
    public static IReadOnlyList<KeyValuePair<string, int>> NamedGroups(Regex regex) => PatternCompiler.NamedGroups(regex);
}
