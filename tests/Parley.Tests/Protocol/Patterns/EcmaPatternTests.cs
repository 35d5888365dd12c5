using Parley.Protocol.Patterns;

namespace Parley.Tests.Protocol.Patterns;

public sealed class EcmaPatternTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, PatternCases.All.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Pattern_matches_what_an_ecmascript_engine_matches(int index)
    {
        var (pattern, flags, input, expected) = PatternCases.All[index];
        var found = Matches.First(Matches.Compile(pattern, flags), input);
        Assert.Equal(expected, found is null ? null : string.Join('|', found.Select(group => group ?? "~")));
    }

    [Theory]
    [InlineData("(?=a)b", "", "lookahead")]
    [InlineData("(?<!a)b", "", "lookbehind")]
    [InlineData(@"(a)\1", "", "backreference")]
    [InlineData(@"(?<q>a)\k<q>", "", "backreference")]
    [InlineData("(?i:a)", "", "kind of group")]
    [InlineData("(?<a>x)(?<a>y)", "", "twice")]
    [InlineData("(?<a->x)", "", "group name")]
    [InlineData("(?<a", "", "group name")]
    [InlineData("(a", "", "not closed")]
    [InlineData("a)", "", "no matching")]
    [InlineData("[a", "", "not closed")]
    [InlineData("a**", "", "can't be repeated")]
    [InlineData("^*", "", "can't be repeated")]
    [InlineData("+a", "", "nothing to repeat")]
    [InlineData("{1}", "", "lone {")]
    [InlineData("a{2,1}", "", "m below n")]
    [InlineData("a{1,100000}", "", "more than 2000")]
    [InlineData("((a{100}){100}){100}", "", "more than 2000")]
    [InlineData("a{99999999999999999999}", "", "more than 2000")]
    [InlineData("[b-a]", "", "out of order")]
    [InlineData(@"a\", "", @"lone \")]
    [InlineData(@"[\", "", @"lone \")]
    [InlineData(@"\-", "u", "no escape")]
    [InlineData("]", "u", "lone ]")]
    [InlineData(@"[\d-x]", "u", "range")]
    [InlineData(@"\p{Klingon}", "u", "not known")]
    [InlineData(@"\p", "u", "braces")]
    [InlineData(@"\u{110000}", "u", "no escape")]
    [InlineData("a", "x", "flag 'x'")]
    [InlineData("a", "gg", "twice")]
    public void Pattern_is_refused_with_advice(string pattern, string flags, string part)
    {
        Assert.False(EcmaPattern.TryCompile(pattern, flags, out var regex, out var error));
        Assert.Null(regex);
        Assert.Contains(part, error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Pattern_length_and_nesting_are_bounded()
    {
        Assert.False(EcmaPattern.TryCompile(new string('a', EcmaPattern.MaxPatternLength + 1), "", out _, out _));
        Assert.False(EcmaPattern.TryCompile(new string('(', 2000) + new string(')', 2000), "", out _, out var error));
        Assert.Contains("deep", error);
        Assert.True(EcmaPattern.TryCompile(new string('(', 50) + "a" + new string(')', 50), "", out _, out _));
    }

    [Fact]
    public void Pattern_size_counts_repetitions()
    {
        Assert.InRange(Matches.Compile("a{100}").Size, 100, 110);
    }

    [Fact]
    public void Pattern_with_many_large_classes_is_refused()
    {
        Assert.False(EcmaPattern.TryCompile(string.Concat(Enumerable.Repeat(@"\p{L}", 500)), "u", out _, out var error));
        Assert.Contains("too many large character classes", error);
    }

    [Fact]
    public void Named_groups_keep_the_numbers_of_ecmascript()
    {
        var pattern = Matches.Compile("(a)(?<n>b)(c)(?<$m>d)");
        Assert.Equal([new("n", 2), new("$m", 4)], pattern.NamedGroups);
        Assert.Equal(4, pattern.GroupCount);
    }

    [Fact]
    public void Random_text_never_throws()
    {
        const string Alphabet = @"ab01(){}[]<>?*+|^$\.-,:=!dDwWsSpPuxckB{}L😀";
        var random = new Random(7);
        for (var i = 0; i < 6_000; i++)
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));
            var flags = random.Next(3) switch { 0 => "", 1 => "u", _ => "iu" };
            Assert.Equal(EcmaPattern.TryCompile(pattern, flags, out _, out var error), error is null);
        }
    }
}
