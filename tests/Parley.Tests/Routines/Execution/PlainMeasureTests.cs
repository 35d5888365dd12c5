using Parley.Protocol.Json;
using Parley.Routines;
using Parley.Tests.Routines.Async;

namespace Parley.Tests.Routines.Execution;

/// <summary>The output limit is told from lengths alone when that is enough; what is accepted and refused stays exact.</summary>
public sealed class PlainMeasureTests
{
    [Theory]
    [InlineData("return 'x'.repeat(i.n);", 998, 2)]
    [InlineData("return '\\n'.repeat(i.n);", 499, 2)]
    [InlineData("return '\\u0001'.repeat(i.n);", 166, 4)]
    [InlineData("return 'é'.repeat(i.n);", 499, 2)]
    [InlineData("return { ['k'.repeat(i.n)]: null };", 989, 1)]
    public async Task Largest_output_passes_and_one_more_is_refused(string body, int most, int slack)
    {
        var limits = RoutineLimits.Default with { MaxOutputBytes = 1000 };
        var routine = Routine.Compile($"function main(i) {{ {body} }}");
        Assert.Null((await routine.InvokeAsync("main", [new JsonObject { ["n"] = most }], IRoutineTools.None, limits, TestContext.Current.CancellationToken)).Error);
        Assert.Equal(RoutineErrorCode.OutputTooLarge, (await routine.InvokeAsync("main", [new JsonObject { ["n"] = most + slack }], IRoutineTools.None, limits, TestContext.Current.CancellationToken)).Error?.Code);
    }

    [Theory]
    [InlineData("return { b: 1, 1: 2, a: undefined };", """{"1":2,"b":1}""")]
    [InlineData("return { b: [NaN, undefined, 1 / 0], '': 0 };", """{"b":[null,null,null],"":0}""")]
    [InlineData("return { o: { toJSON() { return 'own'; } } };", """{"o":"own"}""")]
    [InlineData("return { toJSON: 1, x: 2 };", """{"toJSON":1,"x":2}""")]
    [InlineData("return { f: () => 1, d: new Date(0), s: new Set([1]) };", """{"d":"1970-01-01T00:00:00.000Z","s":{}}""")]
    public async Task What_is_not_plain_is_made_plain(string body, string expected)
        => Assert.Equal(expected, await Routine.OutputAsync($"function main() {{ {body} }}"));

    [Theory]
    [InlineData("")]
    [InlineData("a.list = []; ")]
    public async Task Arguments_of_tools_are_made_plain_as_output_is(string change)
        => Assert.StartsWith("""{"a":1,"d":5""", await Routine.OutputAsync($"async function main(i, tools) {{ const a = {{ a: 1, d: {{ toJSON() {{ return 5; }} }} }}; {change}return await tools.echo(a); }}", tools: new FakeTools(late: false, (_, arguments) => ToolAnswer.Of(arguments))), StringComparison.Ordinal);

    [Fact]
    public async Task Shared_parts_are_walked_under_fuel()
    {
        var limits = RoutineLimits.Default with { MaxOutputBytes = int.MaxValue, MaxDepth = 200, Fuel = 100_000 };
        var routine = Routine.Compile("function main() { let a = [1]; for (let i = 0; i < 60; i++) a = [a, a]; return a; }");
        var result = await routine.InvokeAsync("main", [], IRoutineTools.None, limits, TestContext.Current.CancellationToken);
        Assert.Equal(RoutineErrorCode.OutOfFuel, result.Error?.Code);
    }
}
