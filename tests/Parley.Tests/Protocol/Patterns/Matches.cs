using Parley.Protocol.Patterns;

namespace Parley.Tests.Protocol.Patterns;

/// <summary>Short ways to compile and match in tests, with steps enough for any of them.</summary>
internal static class Matches
{
    public static EcmaPattern Compile(string pattern, string flags = "")
    {
        Assert.True(EcmaPattern.TryCompile(pattern, flags, out var compiled, out var error), $"/{pattern}/{flags}: {error}");
        return compiled;
    }

    /// <summary>The first match: its text and those of the groups, null for one that took no part.</summary>
    public static string?[]? First(EcmaPattern pattern, string text, int from = 0)
    {
        var slots = new int[2 * (pattern.GroupCount + 1)];
        var steps = new PatternSteps(long.MaxValue);
        return pattern.Find(text, from, onlyThere: false, slots, ref steps) == PatternOutcome.Match
            ? [.. slots.Chunk(2).Select(pair => pair[0] < 0 ? null : text[pair[0]..pair[1]])]
            : null;
    }

    public static bool IsMatch(EcmaPattern pattern, string text) => Test(pattern, text).Outcome == PatternOutcome.Match;

    public static (PatternOutcome Outcome, long Steps) Test(EcmaPattern pattern, string text, long limit = long.MaxValue)
    {
        var steps = new PatternSteps(limit);
        return (pattern.Test(text, ref steps), steps.Taken);
    }

    public static (PatternOutcome Outcome, long Steps) Find(EcmaPattern pattern, string text, int slots = 2, long limit = long.MaxValue)
    {
        var steps = new PatternSteps(limit);
        return (pattern.Find(text, 0, onlyThere: false, new int[slots], ref steps), steps.Taken);
    }
}
