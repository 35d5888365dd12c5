using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Builtins;

/// <summary>Fuel and deadline hold inside one match, and what a match costs is the same each time.</summary>
public sealed class RegExpFuelTests
{
    private const string Hostile = "function main(text) { return /(?:(x+x+)+|.{0,40}){30}y/.exec(text); }";

    private static readonly JsonValue Text = new string('x', 200_000);

    [Fact]
    public async Task Match_stops_at_the_deadline()
    {
        var clock = new CountingClock();
        var limits = RoutineLimits.Default with { Fuel = long.MaxValue / 2, Deadline = TimeSpan.FromMilliseconds(20) };
        var result = await RunAsync(Hostile, limits, clock);
        Assert.Equal(RoutineErrorCode.DeadlineExceeded, result.Error!.Code);

        // Each look shows a millisecond more. A slice of matching between two looks is 512 units of fuel, of anything else 2,048.
        Assert.InRange(clock.Looks, 20, 26);
        Assert.InRange(result.Fuel, 512, 30 * 4_096);
    }

    [Fact]
    public async Task Match_stops_when_fuel_runs_out()
    {
        var result = await RunAsync(Hostile, RoutineLimits.Default with { Fuel = 100_000, Deadline = TimeSpan.FromMinutes(5) }, TimeProvider.System);
        Assert.Equal(RoutineErrorCode.OutOfFuel, result.Error!.Code);
        Assert.Equal(100_000, result.Fuel);
    }

    [Theory]
    [InlineData(@"/(\d+)-(\d+)/.test(text)")]
    [InlineData(@"text.replace(/x{1,3}/g, 'ab').length")]
    [InlineData("text.split(/(?:x|y){100}/).length")]
    [InlineData("(/(a|b|x)+?y/).exec(text)")]
    public async Task Fuel_is_the_same_each_time(string expression)
    {
        var source = $"function main(text) {{ return {expression}; }}";
        var limits = RoutineLimits.Default with { Fuel = 1_000_000_000, Deadline = TimeSpan.FromMinutes(5), MaxAllocatedBytes = 1L << 30 };
        var first = await RunAsync(source, limits, TimeProvider.System);
        var second = await RunAsync(source, limits, TimeProvider.System);
        Assert.Null(first.Error);
        Assert.Equal(first.Fuel, second.Fuel);
        Assert.Equal(first.Output.ToString(), second.Output.ToString());
        Assert.Null((await RunAsync(source, limits with { Fuel = first.Fuel }, TimeProvider.System)).Error);
        Assert.Equal(RoutineErrorCode.OutOfFuel, (await RunAsync(source, limits with { Fuel = first.Fuel - 1 }, TimeProvider.System)).Error!.Code);
    }

    [Fact]
    public async Task Pattern_made_at_run_time_costs_the_same_kept_or_not()
    {
        var source = $"function main() {{ return new RegExp('[a-{(char)('c' + 5)}]{{3,33}}(?:kept|not)' + 1).test('abc'); }}";
        var first = await RunAsync(source, RoutineLimits.Default, TimeProvider.System);
        var second = await RunAsync(source, RoutineLimits.Default, TimeProvider.System);
        Assert.Null(first.Error);
        Assert.Equal(first, second);
        Assert.InRange(first.AllocatedBytes, 10_000, 1_000_000);
    }

    [Fact]
    public async Task Long_text_is_read_when_fuel_allows()
        => Assert.Equal("[\"b\"]", await Routine.OutputAsync("function main() { return ('a'.repeat(1e6) + 'b').match(/b$/); }"));

    private static ValueTask<RoutineResult> RunAsync(string source, RoutineLimits limits, TimeProvider time)
    {
        var compilation = new RoutineRuntime(time).Compile(source, RoutineSignature.None);
        Assert.True(compilation.Succeeded);
        return compilation.Routine!.InvokeAsync("main", [Text], IRoutineTools.None, limits, TestContext.Current.CancellationToken);
    }

    /// <summary>A clock on which each look takes a millisecond.</summary>
    private sealed class CountingClock : TimeProvider
    {
        public int Looks { get; private set; }

        public override long TimestampFrequency => 1_000;

        public override long GetTimestamp() => ++Looks;
    }
}
