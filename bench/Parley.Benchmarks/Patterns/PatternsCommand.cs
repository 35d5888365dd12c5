using System.CommandLine;
using System.Text.RegularExpressions;
using Parley.Benchmarks.Measuring;
using Parley.Benchmarks.Reporting;
using Parley.Protocol.Patterns;

namespace Parley.Benchmarks.Patterns;

/// <summary><c>bench patterns</c>: common schema patterns, matched by Parley's engine and by .NET's linear one, in turns.</summary>
internal static class PatternsCommand
{
    private static readonly TimeSpan RoundTime = TimeSpan.FromMilliseconds(200);

    public static Command Create()
    {
        var rounds = ReportOptions.Rounds(5);
        var command = new Command("patterns", "Regular expressions beside .NET's NonBacktracking engine.") { rounds, ReportOptions.Json };
        command.SetAction(parsed => Run(parsed.GetValue(rounds)).Write(parsed.GetValue(ReportOptions.Json)));
        return command;
    }

    private static BenchmarkReport Run(int rounds)
    {
        var figures = new List<Figure>();
        var sound = true;
        var ratios = new List<double>();
        foreach (var subject in PatternSubject.All)
        {
            if (!EcmaPattern.TryCompile(subject.Pattern, "u", out var pattern, out var error))
            {
                throw new InvalidOperationException(error);
            }

            var floor = new Regex(subject.Pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            sound &= Test(pattern, subject.Fits) && !Test(pattern, subject.Fails) && floor.IsMatch(subject.Fits) && !floor.IsMatch(subject.Fails);
            var ours = Rounds.PerSecond(times => Repeat(times, subject, text => Test(pattern, text)), rounds, RoundTime);
            var theirs = Rounds.PerSecond(times => Repeat(times, subject, floor.IsMatch), rounds, RoundTime);
            var found = Rounds.PerSecond(times => Repeat(times, subject, text => Find(pattern, text)), rounds, RoundTime);
            var foundByFloor = Rounds.PerSecond(times => Repeat(times, subject, text => floor.Match(text).Length > 0), rounds, RoundTime);
            var compiled = Rounds.PerSecond(times => Compile(times, subject.Pattern), 3, RoundTime / 2);
            ratios.Add(ours / theirs);
            figures.Add(new($"{subject.Name}TestRatio", ours / theirs, $"times .NET's speed at saying whether {subject.Pattern} matches ({1e9 / ours:0} ns)"));
            figures.Add(new($"{subject.Name}FindRatio", found / foundByFloor, $"times .NET's speed at finding where, with groups ({1e9 / found:0} ns)"));
            figures.Add(new($"{subject.Name}CompileMicros", 1e6 / compiled, "microseconds to compile and match once"));
        }

        figures.Add(new("medianTestRatio", Rounds.Median(ratios), "the middle of the first figures"));
        return new BenchmarkReport("patterns", figures)
        {
            IsSound = sound,
            Notes = [$"{rounds} rounds of {RoundTime.TotalMilliseconds:0} ms, half of the texts match. Floor: System.Text.RegularExpressions with NonBacktracking, in the same run."],
        };
    }

    private static void Repeat(int times, PatternSubject subject, Func<string, bool> test)
    {
        var matches = 0;
        for (var i = 0; i < times; i++)
        {
            matches += test((i & 1) == 0 ? subject.Fits : subject.Fails) ? 1 : 0;
        }

        if (matches != (times + 1) / 2)
        {
            throw new InvalidOperationException($"{subject.Name} gave a wrong answer.");
        }
    }

    private static bool Test(EcmaPattern pattern, string text)
    {
        var steps = new PatternSteps(1_000_000);
        return pattern.Test(text, ref steps) == PatternOutcome.Match;
    }

    private static bool Find(EcmaPattern pattern, string text)
    {
        Span<int> slots = stackalloc int[2 * (pattern.GroupCount + 1)];
        var steps = new PatternSteps(1_000_000);
        return pattern.Find(text, 0, onlyThere: false, slots, ref steps) == PatternOutcome.Match;
    }

    private static void Compile(int times, string source)
    {
        for (var i = 0; i < times; i++)
        {
            EcmaPattern.TryCompile(source, "u", out var pattern, out _);
            Test(pattern!, "x");
        }
    }
}
