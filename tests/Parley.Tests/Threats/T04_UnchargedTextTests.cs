using Parley.Routines;
using Parley.Tests.Routines;

namespace Parley.Tests.Threats;

/// <summary>Text and state that a routine has the host build again and again. All of it counts against the memory budget.</summary>
public sealed class T04_UnchargedTextTests
{
    private static readonly RoutineLimits Limits = RoutineLimits.Default with { Deadline = TimeSpan.FromMinutes(5) };

    [Theory]
    [InlineData("const e = new Error('x'.repeat(500000)); return e.stack;")]
    [InlineData("return String(new RegExp('a'.repeat(1000)));")]
    [InlineData("return String(new Date(0));")]
    [InlineData("return String(aVeryLongNameThatIsCopiedIntoTheText);")]
    public async Task Text_made_from_a_value_is_charged(string body)
    {
        var source = $"function aVeryLongNameThatIsCopiedIntoTheText() {{ return 1; }} function main() {{ {body} }}";

        var result = await Routine.RunAsync(source, limits: Limits);
        var without = await Routine.RunAsync(source.Replace("e.stack", "''", StringComparison.Ordinal).Replace("return String(", "return typeof (", StringComparison.Ordinal), limits: Limits);

        Assert.True(result.Succeeded, result.Error?.Message);
        Assert.True(result.AllocatedBytes - without.AllocatedBytes >= 2 * result.Output.AsString!.Length, $"{result.AllocatedBytes} against {without.AllocatedBytes}");
    }

    [Fact]
    public async Task The_variables_of_calls_that_wait_are_charged()
    {
        var variables = string.Concat(Enumerable.Range(0, 2000).Select(i => $"let v{i} = 0;"));
        var result = await Routine.RunAsync(
            $"async function wait(p) {{ await p; {variables} return 1; }} async function main() {{ const p = wait(Promise.resolve(1)); for (let i = 0; i < 2000; i++) wait(p); await p; return 1; }}",
            limits: Limits);

        Assert.Equal(RoutineErrorCode.OutOfMemory, result.Error?.Code);
    }

    [Theory]
    [InlineData("s.localeCompare(s);", 12 * 200_000)]
    [InlineData("for (let i = 0; i < 1000; i++) { structuredClone(r); }", 1000 * 2 * 1000)]
    public async Task Text_that_lives_no_longer_than_a_call_is_charged(string statement, long least)
    {
        const string Before = "const s = 'a'.repeat(100000); const r = new RegExp('a'.repeat(1000));";

        var with = await Routine.RunAsync($"function main() {{ {Before} {statement} return 1; }}", limits: Limits);
        var without = await Routine.RunAsync($"function main() {{ {Before} return 1; }}", limits: Limits);

        Assert.True(with.Succeeded, with.Error?.Message);
        Assert.True(with.AllocatedBytes - without.AllocatedBytes >= least, $"{with.AllocatedBytes} against {without.AllocatedBytes}");
    }
}
