using Parley.Benchmarks.Fuzzing;
using Parley.Benchmarks.Fuzzing.Targets;

namespace Parley.Tests.Fuzzing;

/// <summary>A short run of <c>bench fuzz</c>, the same inputs each time: no decoder throws, hangs or breaks a round trip.</summary>
public sealed class FuzzTests
{
    private const int InputsEach = 25_000;
    private const int Seed = 20_261_120;

    public static TheoryData<string> Decoders => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Decoders))]
    public void Decoder_stands_broken_inputs(string name)
    {
        var run = new FuzzRun(Seed);
        run.Feed(FuzzTargets.All.Single(target => target.Name == name), InputsEach);
        Assert.True(run.Failures.Count == 0, string.Join('\n', run.Failures));
    }

    [Fact]
    public void A_decoder_that_throws_is_found()
    {
        var run = new FuzzRun(Seed);
        run.Feed(new FuzzTarget("fragile", ["{\"a\":1}"u8.ToArray()], input => ArgumentOutOfRangeException.ThrowIfGreaterThan(input.Count(octet => octet == '{'), 1)), 1000);
        Assert.Contains(run.Failures, failure => failure.Words.Contains("ArgumentOutOfRange", StringComparison.Ordinal));
    }
}
