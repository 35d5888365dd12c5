using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Limits;

public sealed class LimitTests
{
    // On a busy machine the limit that is meant is reached before the deadline.
    private static readonly RoutineLimits Unhurried = RoutineLimits.Default with { Deadline = TimeSpan.FromMinutes(1) };

    [Theory]
    [InlineData("for (;;) ;", "OutOfFuel")]
    [InlineData("const a = []; for (;;) a.push('x'.repeat(1000));", "OutOfMemory")]
    [InlineData("const f = () => f(); return f();", "TooDeep")]
    [InlineData("return 'x'.repeat(1100000);", "OutputTooLarge")]
    [InlineData("return () => 1;", "NotJson")]
    [InlineData("return;", "NotJson")]
    [InlineData("throw new Error('a');", "Thrown")]
    [InlineData("return null.x;", "TypeError")]
    [InlineData("return 'x'.repeat(-1);", "RangeError")]
    [InlineData("f(); let x = 1; function f() { return x; }", "ReferenceError")]
    public async Task Each_limit_has_its_code(string body, string code)
        => Assert.Equal(code, (await Routine.RunAsync($"function main() {{ {body} }}", limits: Unhurried)).Error?.Code.ToString());

    [Theory]
    [InlineData("try { for (;;) ; } catch (e) { return 'caught'; }")]
    [InlineData("try { for (;;) ; } finally { return 'finally'; }")]
    [InlineData("for (;;) { try { const f = () => f(); f(); } catch (e) { return 'caught'; } }")]
    [InlineData("try { return 'x'.repeat(1e9); } catch (e) { return 'caught'; } finally { return 'finally'; }")]
    public async Task A_limit_can_not_be_caught(string body)
        => Assert.Contains((await Routine.RunAsync($"function main() {{ {body} }}", limits: Unhurried)).Error!.Code, new[] { RoutineErrorCode.OutOfFuel, RoutineErrorCode.TooDeep, RoutineErrorCode.OutOfMemory });

    [Fact]
    public async Task Deadline_is_told_by_the_injected_clock()
    {
        var time = new SteppingTime();
        var routine = new RoutineRuntime(time).Compile("function main() { for (let i = 0; i < 100000; i++) ; return 1; }", RoutineSignature.None).Routine!;
        var result = await routine.InvokeAsync("main", [], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal(RoutineErrorCode.DeadlineExceeded, result.Error?.Code);
    }

    [Fact]
    public async Task Error_names_its_place()
    {
        var result = await Routine.RunAsync("function main(input) {\n  const a = input.x;\n  return a.b.c;\n}");
        Assert.Equal((RoutineErrorCode.TypeError, 3, 12), (result.Error!.Code, result.Error.Line, result.Error.Column));
        Assert.Equal("Cannot read properties of undefined (reading 'b')", result.Error.Message);
    }

    [Fact]
    public async Task Arguments_are_not_changed()
    {
        var input = JsonText.Parse("""{"a":[3,1,2],"o":{"x":1}}""");
        var routine = Routine.Compile("function main(i) { i.a.sort(); i.o.x = 2; delete i.a; i.n = 1; return i; }");
        var result = await routine.InvokeAsync("main", [input], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal("""{"o":{"x":2},"n":1}""", result.Output.ToString());
        Assert.Equal("""{"a":[3,1,2],"o":{"x":1}}""", input.ToString());
    }

    [Fact]
    public async Task Module_values_start_afresh_in_each_call()
    {
        var routine = Routine.Compile("const seen = []; const LIMIT = 3; function main(x) { seen.push(x); return [seen.length, LIMIT]; }");
        for (var i = 0; i < 3; i++)
        {
            var result = await routine.InvokeAsync("main", [i], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
            Assert.Equal("[1,3]", result.Output.ToString());
        }
    }

    [Fact]
    public async Task Same_input_gives_same_output_and_same_cost()
    {
        var routine = Routine.Compile("function main(i) { const m = new Map(i.map(x => [x, x * 2])); return [...m].sort((a, b) => b[1] - a[1]).map(([k]) => `k${k}`); }");
        var input = JsonText.Parse("[5,1,4,2,3]");
        var first = await routine.InvokeAsync("main", [input], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
        var second = await routine.InvokeAsync("main", [input], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Unknown_function_is_an_error()
    {
        var result = await Routine.Compile("function main() {}").InvokeAsync("other", [], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal(RoutineErrorCode.UnknownFunction, result.Error?.Code);
    }

    [Fact]
    public async Task Function_has_the_name_of_what_it_is_bound_to()
        => Assert.Equal("""["a","b","g","h","c","d"]""", await Routine.OutputAsync(
            "function main() { const a = () => 1; let b; b ??= x => x; const o = { g: y => 1, h() {} }; const { c = () => 2 } = {}; const f = (d = () => 3) => d;"
            + " return [a, b, o.g, o.h, c, f()].map(x => String(x).split(' ')[1].slice(0, 1)); }"));

    [Fact]
    public async Task Output_is_plain_json()
        => Assert.Equal("""{"2":1,"a":null,"d":"1970-01-01T00:00:00.000Z","l":[null,null],"m":{}}""", await Routine.OutputAsync(
            "function main() { return { a: NaN, u: undefined, f() {}, d: new Date(0), 2: 1, l: [undefined, () => 1], m: new Map([[1, 2]]) }; }"));

    private sealed class SteppingTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => _now += 100;
    }
}
