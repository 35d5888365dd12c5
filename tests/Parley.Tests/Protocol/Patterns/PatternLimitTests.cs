using System.Diagnostics;
using Parley.Protocol.Patterns;

namespace Parley.Tests.Protocol.Patterns;

/// <summary>Patterns made to be dear to compile are refused or cheap.</summary>
public sealed class PatternLimitTests
{
    public static TheoryData<string> Dear =>
    [
        new string('(', 4096),
        new string('[', 4096),
        new string('{', 4096),
        new string('|', 4096),
        new string('\\', 4096),
        string.Concat(Enumerable.Repeat("()", 2048)),
        string.Concat(Enumerable.Repeat("(a)", 1300)) + "{2}",
        string.Concat(Enumerable.Repeat("(?:", 50)) + "a{3}" + string.Concat(Enumerable.Repeat("){3}", 50)),
        string.Concat(Enumerable.Repeat("(", 50)) + "a" + string.Concat(Enumerable.Repeat("*)*", 50)),
        string.Concat(Enumerable.Repeat("(", 50)) + "a" + string.Concat(Enumerable.Repeat("?)?", 50)),
        string.Concat(Enumerable.Repeat(@"\p{L}", 800)),
        "[" + string.Concat(Enumerable.Repeat(@"\p{L}", 800)) + "]",
        string.Concat(Enumerable.Repeat(@"[^\P{L}]", 500)),
        string.Concat(Enumerable.Repeat(@"[\s\S]", 680)),
        string.Concat(Enumerable.Repeat(@"\W", 2000)),
        string.Concat(Enumerable.Repeat(@"\S*", 660)) + "{2}",
        @"(?:(?:\p{L}|\p{N}){10,20}\P{Lu}){1,40}",
        "(?:(?:a?){40}){49}",
        "(?:(?:|){40}){20}",
        "(?:" + string.Concat(Enumerable.Range(0, 900).Select(i => $"{(char)(0x4e00 + i)}|")) + ")*",
        "(?:.{0,60}x){30}",
        string.Concat(Enumerable.Repeat(@"(?<a>x)", 500)),
    ];

    [Theory]
    [MemberData(nameof(Dear))]
    public void Dear_pattern_is_refused_or_compiled_soon(string source)
    {
        foreach (var flags in new[] { "", "iu" })
        {
            var watch = Stopwatch.StartNew();
            var steps = new PatternSteps(200_000);
            if (EcmaPattern.TryCompile(source, flags, out var pattern, out var error))
            {
                pattern.Test("some text 12 " + new string('a', 100), ref steps);
                pattern.Find(new string('a', 200), 0, onlyThere: false, new int[2 * (pattern.GroupCount + 1)], ref steps);
            }
            else
            {
                Assert.NotEmpty(error);
            }

            // Milliseconds when nothing else runs on the machine.
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}.");
        }
    }

    [Fact]
    public void Groups_are_bounded_by_what_threads_would_carry()
    {
        Assert.False(EcmaPattern.TryCompile(string.Concat(Enumerable.Repeat("(a)", 900)), "", out _, out var error));
        Assert.Contains("capturing groups", error);
        Assert.True(EcmaPattern.TryCompile(string.Concat(Enumerable.Repeat("(a)", 300)), "", out _, out _));
    }
}
