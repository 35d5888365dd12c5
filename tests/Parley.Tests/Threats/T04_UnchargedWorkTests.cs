using Parley.Routines;
using Parley.Tests.Routines;

namespace Parley.Tests.Threats;

/// <summary>Built-ins that read much for one step. Each pays by what it reads, so that fuel and deadline hold.</summary>
public sealed class T04_UnchargedWorkTests
{
    private static readonly RoutineLimits Limits = RoutineLimits.Default with { Deadline = TimeSpan.FromMinutes(5) };

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
}
