using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Parley.Protocol.Patterns;

namespace Parley.Routines.Builtins;

/// <summary>The only place that turns a pattern of the language into an engine. Compiled patterns are kept, up to a number.</summary>
internal static class RegExpCompiler
{
    private const int MostKept = 256;
    private static readonly ConcurrentDictionary<(string Pattern, string Flags), CompiledPattern> Kept = new();

    /// <summary>Null, and why, when the pattern is no ECMAScript or can't be matched in linear time.</summary>
    public static CompiledPattern? Compile(string pattern, string flags, out string? error)
    {
        error = null;
        if (Kept.TryGetValue((pattern, flags), out var known))
        {
            return known;
        }

        if (!EcmaPattern.TryCompile(pattern, flags, out var regex, out var size, out error))
        {
            return null;
        }

        var compiled = new CompiledPattern(WithRightStarts(regex!), size);
        if (Kept.Count < MostKept)
        {
            Kept.TryAdd((pattern, flags), compiled);
        }

        return compiled;
    }

    /// <summary>
    /// .NET's non-backtracking engine (10.0.12) reports a later match than the first for some patterns with an optional start: <c>a?n</c> in
    /// <c>xaxnxn</c> is found at 5, not 3. An alternative that never matches turns off the search that goes wrong.
    /// </summary>
    private static Regex WithRightStarts(Regex regex) => new($"(?:{regex})|(?:.\\A)", regex.Options, regex.MatchTimeout);

    /// <summary>Named groups with their ECMAScript numbers.</summary>
    public static IReadOnlyList<KeyValuePair<string, int>> NamedGroups(Regex regex) => EcmaPattern.NamedGroups(regex);
}
