using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Execution;

/// <summary>Calls use the run and the frames of earlier calls again. No call may see anything of another.</summary>
public sealed class RunReuseTests
{
    [Fact]
    public async Task Variables_start_empty_in_each_call()
    {
        var routine = Routine.Compile("""
            function inner(a, b, ...rest) { let c; if (a) { c = a; } return [a ?? null, b ?? null, c ?? null, rest.length]; }
            function main(i) { let x; if (i.set) { x = i.set; } return { x: x ?? null, first: inner(i.set, i.set, 1, 2), second: inner() }; }
            """);
        for (var i = 0; i < 4; i++)
        {
            Assert.Equal("""{"x":7,"first":[7,7,7,2],"second":[null,null,null,0]}""", (await CallAsync(routine, """{"set":7}""")).Output.ToString());
            Assert.Equal("""{"x":null,"first":[null,null,null,2],"second":[null,null,null,0]}""", (await CallAsync(routine, "{}")).Output.ToString());
        }
    }

    [Fact]
    public async Task Frames_come_back_in_order_from_recursion_callbacks_and_exceptions()
    {
        var routine = Routine.Compile("""
            const fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2);
            function risky(n) { const mine = n * 10; if (n % 3 === 0) { throw new Error(`no ${mine}`); } return mine; }
            function guarded(n) { const before = n; try { return [before, risky(n)]; } catch (e) { return [before, e.message]; } }
            function main(i) {
              const f = function again(n) { return n === 0 ? 0 : 1 + again(n - 1); };
              return { fib: fib(12), deep: f(40), pairs: [1, 2, 3, 4].map(a => [5, 6].map(b => a * b + fib(a))), guarded: [1, 2, 3, 4].map(guarded) };
            }
            """);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(
                """{"fib":144,"deep":40,"pairs":[[6,7],[11,13],[17,20],[23,27]],"guarded":[[1,10],[2,20],[3,"no 30"],[4,40]]}""",
                (await CallAsync(routine, "{}")).Output.ToString());
        }
    }

    [Fact]
    public async Task Cost_is_the_same_whatever_ran_before()
    {
        var routine = Routine.Compile("function main(i) { let s = ''; for (const x of i.list) { s += `${x.a}-${x.b};`; } return { s, n: i.list.map(x => x.a).length }; }");
        const string Input = """{"list":[{"a":1,"b":2},{"b":4,"a":3}]}""";
        var first = await CallAsync(routine, Input);
        foreach (var other in (string[])["for (;;) ;", "return 'x'.repeat(2e6);", "throw new Error('no');", "const f = () => f(); f();", "return [1, 2, 3].map(x => x + 1);"])
        {
            await CallAsync(Routine.Compile($"function main() {{ {other} }}"), "{}");
            var next = await CallAsync(routine, Input);
            Assert.Equal((first.Output.ToString(), first.Fuel, first.AllocatedBytes), (next.Output.ToString(), next.Fuel, next.AllocatedBytes));
        }
    }

    [Fact]
    public async Task Tool_may_call_a_routine_on_the_same_thread()
    {
        var routine = Routine.Compile("""
            async function handle(i, tools) {
              const mine = { n: i.n };
              const below = i.n === 0 ? [] : await tools.down({ n: i.n - 1 });
              return [...below, mine.n];
            }
            """);
        var result = await routine.InvokeAsync("handle", [JsonText.Parse("""{"n":6}""")], new Nested(routine), RoutineLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal("[0,1,2,3,4,5,6]", result.Output.ToString());
    }

    [Fact]
    public async Task Call_that_waits_keeps_its_variables_while_others_run()
    {
        var routine = Routine.Compile("async function handle(i, tools) { const mine = `${i.n}!`; const got = await tools.later({ n: i.n }); return [mine, got.n, i.n]; }");
        var tools = new Held();
        var waiting = Enumerable.Range(0, 5).Select(n => CallAsync(routine, $$"""{"n":{{n}}}""", tools, "handle").AsTask()).ToArray();
        Assert.Equal("[1]", (await CallAsync(Routine.Compile("function main(i) { const x = 1; return [x]; }"), "{}")).Output.ToString());
        tools.Gate.SetResult();
        var answers = await Task.WhenAll(waiting);
        Assert.Equal(["[\"0!\",0,0]", "[\"1!\",1,1]", "[\"2!\",2,2]", "[\"3!\",3,3]", "[\"4!\",4,4]"], answers.Select(a => a.Output.ToString()));
    }

    [Fact]
    public void Threads_share_a_routine()
    {
        var routine = Routine.Compile("function main(i) { const n = i.n; return { n, text: `${i.a}/${i.b}`, odd: n % 2 === 1 ? 'odd' : 'even', sum: [n, i.a].reduce((s, x) => s + x, 0) }; }");
        Parallel.For(0, 4, thread =>
        {
            for (var i = 0; i < 2000; i++)
            {
                // The order of the members differs from thread to thread and call to call.
                var input = ((thread + i) % 3) switch
                {
                    0 => new JsonObject { ["n"] = i, ["a"] = thread, ["b"] = "x" },
                    1 => new JsonObject { ["b"] = "x", ["a"] = thread, ["n"] = i },
                    _ => new JsonObject { ["a"] = thread, ["z"] = true, ["b"] = "x", ["n"] = i },
                };
                var call = routine.InvokeAsync("main", [input], IRoutineTools.None, RoutineLimits.Default, CancellationToken.None);
                Assert.True(call.IsCompletedSuccessfully);
                Assert.Equal($$"""{"n":{{i}},"text":"{{thread}}/x","odd":"{{(i % 2 == 1 ? "odd" : "even")}}","sum":{{i + thread}}}""", call.Result.Output.ToString());
            }
        });
    }

    private static ValueTask<RoutineResult> CallAsync(IRoutine routine, string input, IRoutineTools? tools = null, string function = "main")
        => routine.InvokeAsync(function, [JsonText.Parse(input)], tools ?? IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);

    private sealed class Nested(IRoutine routine) : IRoutineTools
    {
        public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
        {
            var call = routine.InvokeAsync("handle", [arguments], this, RoutineLimits.Default, cancellationToken);
            Assert.True(call.IsCompletedSuccessfully);
            return new(ToolAnswer.Of(call.Result.Output));
        }
    }

    private sealed class Held : IRoutineTools
    {
        public TaskCompletionSource Gate { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
        {
            await Gate.Task;
            return ToolAnswer.Of(arguments);
        }
    }
}
