using Parley.Protocol.Patterns;

namespace Parley.Tests.Protocol.Patterns;

/// <summary>What matching costs: linear in the text whatever the pattern, the same each time, and never more than was allowed.</summary>
public sealed class PatternStepsTests
{
    /// <summary>Patterns that take a backtracking engine forever on <c>aaaa…!</c> or <c>xxxx…!</c>.</summary>
    public static TheoryData<string, string> Hostile => new()
    {
        { "(a*)*b", "" },
        { "(a|a)*b", "" },
        { "(a|aa)+$", "" },
        { "^(a+)+$", "" },
        { "(x+x+)+y", "" },
        { "(.*){50}y", "" },
        { "(?:.*?){30}y", "s" },
        { "(a?){40}a{40}b", "" },
        { "((a*)*)*b", "" },
        { @"(\w*\s*)*$^", "iu" },
        { @"([\s\S]*[^])*\b\B", "iu" },
        { @"[\p{L}\p{N}]*[\p{Lu}]+x", "iu" },
        { "a.{0,100}b", "" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Steps_grow_with_the_text_and_no_faster(string source, string flags)
    {
        var pattern = Matches.Compile(source, flags);
        foreach (var letter in "ax")
        {
            var (_, few) = Matches.Find(pattern, new string(letter, 1_000) + "!", 2 * (pattern.GroupCount + 1));
            var (_, many) = Matches.Find(pattern, new string(letter, 10_000) + "!", 2 * (pattern.GroupCount + 1));
            // Short texts are searched in another way, which takes fewer steps; the square of the length would be a hundredfold.
            Assert.InRange(many, 0, (40 * few) + 1_000);
            Assert.InRange(many, 0, 10_000L * 16 * Math.Max(4, pattern.Size));
            var (_, tested) = Matches.Test(pattern, new string(letter, 10_000) + "!");
            Assert.InRange(tested, 0, 10_000L * 16 * Math.Max(4, pattern.Size));
        }
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Steps_are_the_same_each_time_and_exact(string source, string flags)
    {
        var text = new string('a', 500) + "!";
        var first = Matches.Find(Matches.Compile(source, flags), text);
        var pattern = Matches.Compile(source, flags);
        for (var i = 0; i < 3; i++)
        {
            Matches.Test(pattern, "other text " + i);
            Assert.Equal(first, Matches.Find(pattern, text));
        }

        Assert.Equal(first, Matches.Find(pattern, text, limit: first.Steps));
        Assert.Equal(PatternOutcome.OutOfSteps, Matches.Find(pattern, text, limit: first.Steps - 1).Outcome);
        var tested = Matches.Test(pattern, text);
        Assert.Equal(tested, Matches.Test(Matches.Compile(source, flags), text, limit: tested.Steps));
        Assert.Equal(PatternOutcome.OutOfSteps, Matches.Test(pattern, text, limit: tested.Steps - 1).Outcome);
    }

    [Fact]
    public void Search_overruns_its_limit_by_no_more_than_one_character_of_work()
    {
        var pattern = Matches.Compile("(?:(?:(?:a?b?c?)*)*)*" + "(?:.*){200}x", "s");
        var (outcome, steps) = Matches.Find(pattern, new string('a', 100_000), limit: 50_000);
        Assert.Equal(PatternOutcome.OutOfSteps, outcome);
        Assert.InRange(steps, 50_001, 60_000);
    }

    [Theory]
    [InlineData("a{1500}b", 25_000)]
    [InlineData("(a{500}){2}b", 2_000)]
    [InlineData("(?:(?:(?:a?){9}){9}){9}b", 300)]
    [InlineData("((((((a?){3}c?)*d?)*e?)*f?)*)*b", 1_500)]
    public void No_search_goes_far_beyond_its_limit(string source, int length)
    {
        var pattern = Matches.Compile(source);
        var (outcome, steps) = Matches.Find(pattern, new string('a', length), 2 * (pattern.GroupCount + 1), limit: 1_000);
        Assert.Equal(PatternOutcome.OutOfSteps, outcome);
        Assert.InRange(steps, 1_001, 100_000);
    }

    [Fact]
    public void Slices_are_asked_for_as_they_are_spent()
    {
        var pattern = Matches.Compile("(?:a|b)*c{3}");
        var text = string.Concat(Enumerable.Repeat("ab", 5_000));
        var source = new CountedSlices(left: long.MaxValue);
        var steps = new PatternSteps(1_000, source);
        Assert.Equal(PatternOutcome.NoMatch, pattern.Find(text, 0, onlyThere: false, new int[2], ref steps));
        Assert.Equal((steps.Taken + 999) / 1_000 - 1, source.Asked);
        Assert.InRange(steps.Taken, 10_000, 500_000);
        var short_ = new PatternSteps(1_000, new CountedSlices(left: 3));
        Assert.Equal(PatternOutcome.OutOfSteps, pattern.Find(text, 0, onlyThere: false, new int[2], ref short_));
        Assert.InRange(short_.Taken, 4_000, 4_200);
    }

    [Fact]
    public void What_a_source_throws_passes_through_and_leaves_the_engine_usable()
    {
        var pattern = Matches.Compile("(?:a|b)*c");
        var text = new string('a', 10_000);
        Assert.Throws<TimeoutException>(() =>
        {
            var steps = new PatternSteps(100, new CountedSlices(left: -1));
            pattern.Find(text, 0, onlyThere: false, new int[2], ref steps);
        });
        Assert.Equal(text + "c", Matches.First(pattern, text + "c")![0]);
    }

    [Fact]
    public void Text_without_a_possible_start_costs_next_to_nothing()
    {
        var text = new string('.', 160_000);
        Assert.InRange(Matches.Find(Matches.Compile("key=(.*)"), text).Steps, 1, 10_100);
        Assert.InRange(Matches.Find(Matches.Compile("[0-9]+"), text).Steps, 1, 10_100);
        Assert.InRange(Matches.Find(Matches.Compile("^[0-9]+"), text).Steps, 1, 10);
        Assert.InRange(Matches.Test(Matches.Compile("^[a-z]{2,5}$"), text).Steps, 0, 10_000);
    }

    [Fact]
    public void Matching_allocates_nothing_of_note()
    {
        var pattern = Matches.Compile(@"(\d+)-(\w+)");
        var slots = new int[6];
        var text = "on 12-ab or 34-cd";
        Search(100);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Search(1_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000);

        void Search(int times)
        {
            for (var i = 0; i < times; i++)
            {
                var steps = new PatternSteps(1_000_000);
                pattern.Find(text, 0, onlyThere: false, slots, ref steps);
                pattern.Test(text, ref steps);
            }
        }
    }

    [Fact]
    public async Task Threads_may_share_a_pattern()
    {
        var pattern = Matches.Compile(@"(?:(\w+)\s?)*(\d{2,3})$", "iu");
        var expected = Matches.First(pattern, "some words and 1234");
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, 500).All(_ => Matches.First(pattern, "some words and 1234")!.SequenceEqual(expected!) && Matches.IsMatch(pattern, "a 12"))));
        Assert.All(await Task.WhenAll(workers), Assert.True);
    }

    private sealed class CountedSlices(long left) : IStepSource
    {
        public int Asked { get; private set; }

        public long NextSlice()
        {
            Asked++;
            return left < 0 ? throw new TimeoutException() : Asked <= left ? 1_000 : 0;
        }
    }
}
