using System.Text.RegularExpressions;

namespace Parley.Protocol.Patterns;

/// <summary>
/// Compiles ECMAScript regular expressions (ECMA-262 section 22.2) to .NET's non-backtracking engine, which takes time linear in the input
/// whatever the pattern. Differences that remain: <c>\b</c> and <c>\B</c> count letters beyond ASCII as word characters, <c>^</c> and <c>$</c>
/// under the flag <c>m</c> know the line feed alone, a group inside a repetition keeps what it captured in an earlier round, and under the
/// flag <c>u</c> a lone surrogate is matched by nothing.
/// </summary>
public static class EcmaPattern
{
    /// <summary>The longest pattern accepted, in UTF-16 units.</summary>
    public const int MaxPatternLength = 4096;

    /// <summary>The deepest nesting of groups accepted.</summary>
    public const int MaxGroupDepth = 50;

    /// <summary>The most atoms a pattern may have once its counted repetitions are written out.</summary>
    public const int MaxUnrolledSize = 2000;

    /// <summary>
    /// The longest one match may take. The engine's time is linear in the text, but with a factor that a hostile pattern drives to milliseconds a
    /// character; past the limit a match throws <see cref="RegexMatchTimeoutException"/>.
    /// </summary>
    public static readonly TimeSpan MatchTimeout = TimeSpan.FromMilliseconds(100);

    /// <summary>Up to this size an engine may be kept. What a larger one learns while it matches can grow to a gigabyte, so it is held weakly.</summary>
    public const int MaxKeptSize = 16;

    /// <summary>
    /// Compiles a pattern. Flags: <c>g i m s u y</c>; <c>g</c> and <c>y</c> concern the caller alone. What the engine can't express
    /// (lookaround, backreferences) and what ECMAScript refuses give false and an <paramref name="error"/> that says what to write instead.
    /// </summary>
    public static bool TryCompile(string pattern, string flags, out Regex? regex, out string? error) => TryCompile(pattern, flags, out regex, out _, out error);

    /// <summary>
    /// Compiles a pattern and gives its <paramref name="size"/>: how many states matching may have to follow for each character at worst, for
    /// whoever charges for a match (length of the text × size).
    /// </summary>
    public static bool TryCompile(string pattern, string flags, out Regex? regex, out int size, out string? error)
    {
        (regex, size) = (null, 0);
        if (pattern.Length > MaxPatternLength)
        {
            error = $"The pattern has {pattern.Length} characters; at most {MaxPatternLength} are accepted.";
            return false;
        }

        if (!PatternFlags.TryParse(flags, out var parsed, out error) || !new PatternTranslator(pattern, parsed).TryTranslate(out var text, out size, out error))
        {
            return false;
        }

        try
        {
            regex = new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MatchTimeout);
            return true;
        }
        catch (ArgumentException failure)
        {
            error = $"The pattern can't be compiled: {failure.Message}";
        }
        catch (NotSupportedException)
        {
            // The engine's own bound on the states of an automaton.
            error = "The pattern is too large for linear-time matching; use smaller counts and fewer large character classes.";
        }

        return false;
    }

    /// <summary>The named groups of a compiled pattern in order. Numbers are those of ECMAScript: every group counts, from 1, left to right.</summary>
    public static IReadOnlyList<KeyValuePair<string, int>> NamedGroups(Regex regex)
    {
        var names = new List<KeyValuePair<string, int>>();
        foreach (var number in regex.GetGroupNumbers())
        {
            var name = regex.GroupNameFromNumber(number);
            if (!char.IsAsciiDigit(name[0]) && !name.StartsWith(PatternTranslator.UnnamedPrefix, StringComparison.Ordinal))
            {
                names.Add(new(name, number));
            }
        }

        return names;
    }
}
