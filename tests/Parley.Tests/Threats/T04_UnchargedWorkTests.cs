using System.Diagnostics;
using Parley.Routines;
using Parley.Tests.Routines;

namespace Parley.Tests.Threats;

/// <summary>Built-ins that read much for one step. Each pays by what it reads, so that fuel and deadline hold.</summary>
public sealed class T04_UnchargedWorkTests
{
    private static readonly RoutineLimits Limits = RoutineLimits.Default with { Deadline = TimeSpan.FromMinutes(5) };
    private static readonly RoutineLimits Roomy = Limits with { Fuel = 1_000_000_000, MaxAllocatedBytes = 1L << 30 };

    [Theory]
    [InlineData("Date.parse(s);")]
    [InlineData("new Date(s);")]
    [InlineData("o[s];")]
    [InlineData("s in o;")]
    public async Task Reading_a_long_text_costs_fuel_by_its_length(string statement)
    {
        var source = $"function main(input) {{ const o = {{ a: 1 }}; const s = ' '.repeat(input); {statement} return 1; }}";

        var few = await Routine.RunAsync(source, "100", limits: Limits);
        var many = await Routine.RunAsync(source, "1000000", limits: Limits);

        // Building the text costs a thirty-second of a step for each character, and so does reading it.
        Assert.True(many.Fuel - few.Fuel > 60_000, $"{many.Fuel} against {few.Fuel}");
    }

    [Theory]
    [InlineData("const m = new Map(); for (let i = 0; i < 10000; i++) { m.set(i, 1); m.delete(i); }", "m.clear();")]
    [InlineData("const m = new Set(); for (let i = 0; i < 10000; i++) { m.add(i); m.delete(i); }", "m.clear();")]
    public async Task Clearing_pays_for_entries_that_were_deleted(string before, string statement)
    {
        var without = await Routine.RunAsync($"function main() {{ {before} return 1; }}", limits: Limits);
        var with = await Routine.RunAsync($"function main() {{ {before} {statement} return 1; }}", limits: Limits);

        Assert.True(with.Fuel - without.Fuel >= 10_000, $"{with.Fuel} against {without.Fuel}");
    }

    [Theory]
    [InlineData("return s.includes(w);", "false")]
    [InlineData("return s.indexOf(w);", "-1")]
    [InlineData("return s.lastIndexOf(w);", "-1")]
    [InlineData("return s.split(w).length;", "1")]
    [InlineData("return s.replace(w, '').length;", "2000000")]
    [InlineData("return s.replaceAll(w, '').length;", "2000000")]
    public async Task Looking_for_a_text_that_repeats_itself_takes_no_longer_than_reading_both(string body, string expected)
    {
        var source = $"function main() {{ const s = 'ab'.repeat(1000000); const w = 'ab'.repeat(250000) + 'ax' + 'ab'.repeat(250000); {body} }}";

        var start = Stopwatch.GetTimestamp();
        var result = await Routine.RunAsync(source, limits: Roomy);

        Assert.Equal(expected, result.Output.ToString());
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2), "the product of the two lengths");
        Assert.True(result.Fuel > 2_000_000 / 32, $"{result.Fuel}");
    }

    [Fact]
    public async Task A_template_that_opens_names_without_end_is_read_once()
    {
        var start = Stopwatch.GetTimestamp();
        var result = await Routine.RunAsync("function main() { return 'a'.replace(/(?<x>a)/, '$<'.repeat(1000000)).length; }", limits: Roomy);

        Assert.Equal("2000000", result.Output.ToString());
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(2), "the square of its length");
    }

    [Theory]
    [InlineData("s.replace(/(?<x>a)/g, '$<' + 'y'.repeat(40000) + '>');", 1000 * 40000 / 32)]
    [InlineData("JSON.stringify(new Array(1000).fill({ a: 1 }), ['x'.repeat(100000)]);", 1000 * 100000 / 32)]
    [InlineData("const e = new Error(); for (let i = 0; i < 1000; i++) e['k' + i] = 1; for (let i = 0; i < 1000; i++) delete e['k' + i];", 1_000_000)]
    public async Task What_leaves_nothing_behind_is_charged_too(string statement, long least)
    {
        var result = await Routine.RunAsync($"function main() {{ const s = 'a'.repeat(1000); {statement} return 1; }}", limits: Roomy);

        Assert.True(result.Succeeded, result.Error?.Message);
        Assert.True(result.Fuel >= least, $"{result.Fuel} against {least}");
    }
}
