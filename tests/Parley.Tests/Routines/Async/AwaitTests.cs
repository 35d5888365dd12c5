using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Async;

/// <summary>Every program gives the same whether its tools answer at once or later. The tool <c>t</c> gives back what it gets.</summary>
public sealed class AwaitTests
{
    public static TheoryData<string, string> Programs => new()
    {
        { "return await tools.t(1);", "1" },
        { "const a = await tools.t(1), b = await tools.t(2); return a + b;", "3" },
        { "return (await tools.t(1)) + (await tools.t(2)) * 10;", "21" },
        { "return [await tools.t(1), 'x', await tools.t(2)];", "[1,\"x\",2]" },
        { "return { a: await tools.t(1), [await tools.t('k')]: await tools.t(3), ...(await tools.t({ z: 1 })) };", "{\"a\":1,\"k\":3,\"z\":1}" },
        { "return `a${await tools.t('b')}c${await tools.t('d')}`;", "\"abcd\"" },
        { "return input.x ? await tools.t('yes') : await tools.t('no');", "\"no\"" },
        { "return (input.x && await tools.t(1)) ?? await tools.t(2);", "2" },
        { "return (await tools.t(0)) || (await tools.t(5)) && 'and';", "\"and\"" },
        { "if (await tools.t(true)) { return 'then'; } else { return 'else'; }", "\"then\"" },
        { "let n = 0; while (await tools.t(n < 3)) { n++; } return n;", "3" },
        { "let n = 0; do { n++; if (n === 2) continue; } while (await tools.t(n < 4)); return n;", "4" },
        { "let s = 0; for (let i = 0; i < 4; i++) { if (i === 1) continue; if (i === 3) break; s += await tools.t(i); } return s;", "2" },
        { "const fs = []; for (let i = 0; i < 3; i++) { await tools.t(i); fs.push(() => i); } return fs.map(f => f());", "[0,1,2]" },
        { "const out = []; for (const x of await tools.t([1, 2])) { for (const y of [3, 4]) { if (y === 4) continue; out.push(await tools.t(x * y)); } } return out;", "[3,6]" },
        { "const fs = []; for (const x of [1, 2]) { await tools.t(x); fs.push(() => x); } return fs.map(f => f());", "[1,2]" },
        { "const out = []; for (const k in { a: 1, b: 2 }) out.push(await tools.t(k)); return out;", "[\"a\",\"b\"]" },
        { "switch (await tools.t(2)) { case 1: return 'one'; case await tools.t(2): await tools.t(0); case 3: return 'fell'; default: return 'd'; }", "\"fell\"" },
        { "const out = []; for (const x of [1, 2, 3]) { switch (x) { case 1: await tools.t(0); continue; case 2: break; default: out.push(await tools.t(x)); } out.push('e' + x); } return out;", "[\"e2\",3,\"e3\"]" },
        { "try { await tools.fail(1); } catch (e) { return [e.name, e.message, e instanceof Error]; }", "[\"ToolError\",\"broken\",true]" },
        { "const log = []; try { try { await tools.fail(1); } finally { log.push(await tools.t('f')); } } catch (e) { log.push(e.message); } return log;", "[\"f\",\"broken\"]" },
        { "const log = []; for (const x of [1, 2, 3]) { try { if (x === 2) continue; if (x === 3) break; log.push(await tools.t(x)); } finally { log.push('f' + x); } } return log;", "[1,\"f1\",\"f2\",\"f3\"]" },
        { "const log = []; async function f() { try { return await tools.t('r'); } finally { log.push('fin'); await tools.t(0); } } log.push(await f()); return log;", "[\"fin\",\"r\"]" },
        { "const f = async () => { try { throw new Error('a'); } catch (e) { await tools.t(1); throw new Error(e.message + 'b'); } finally { await tools.t(2); } }; try { await f(); } catch (e) { return e.message; }", "\"ab\"" },
        { "return await Promise.all([1, 2, 3].map(async x => await tools.t(x * 2)));", "[2,4,6]" },
        { "return Promise.all([tools.t(1), 2, tools.t(3)]);", "[1,2,3]" },
        { "const [a, b] = await Promise.all([tools.t('a'), tools.t('b')]); return a + b;", "\"ab\"" },
        { "const r = await Promise.allSettled([tools.t(1), tools.fail(2)]); return r.map(x => x.status + (x.value ?? x.reason.message));", "[\"fulfilled1\",\"rejectedbroken\"]" },
        { "try { await Promise.all([tools.t(1), tools.fail(2), tools.t(3)]); } catch (e) { return e.message; }", "\"broken\"" },
        { "const get = x => tools.t(x); const p = get(1), q = get(2); return [await q, await p];", "[2,1]" },
        { "const log = []; const f = async x => { log.push('s' + x); await tools.t(x); log.push('e' + x); await tools.t(x); log.push('z' + x); }; const p = f(1), q = f(2); log.push('m'); await p; await q; return log;", "[\"s1\",\"s2\",\"m\",\"e1\",\"e2\",\"z1\",\"z2\"]" },
        { "const log = []; const f = async x => { await null; log.push(x); }; const p = f('a'); log.push('b'); await p; return log;", "[\"b\",\"a\"]" },
        { "async function add(a, b = 2) { return a + b; } return (await add(1)) + (await add(await tools.t(5), 6));", "14" },
        { "const o = { n: 1 }; o.n += await tools.t(5); o['m'] = await tools.t(2); o.k ??= await tools.t(3); o.n ??= await tools.t(9); return o;", "{\"n\":6,\"m\":2,\"k\":3}" },
        { "let a = 1; const f = async () => { a = 10; return 5; }; a += await f(); return a;", "6" },
        { "let a, b; [a, b] = await tools.t([1, 2]); ({ x: a } = await tools.t({ x: 7 })); return [a, b];", "[7,2]" },
        { "const { x, ...rest } = await tools.t({ x: 1, y: 2 }); return [x, rest];", "[1,{\"y\":2}]" },
        { "return (await tools.t({ a: { b: 3 } }))?.a?.b + Math.max(1, await tools.t(9), ...(await tools.t([4])));", "12" },
        { "return [3, 1, 2].concat(await tools.t([9])).sort((a, b) => a - b);", "[1,2,3,9]" },
        { "return (await Promise.all((await tools.t([1, 2])).map(async (x, i) => ({ x, y: (await tools.t(i)) + x })))).map(o => o.y);", "[1,3]" },
        { "throw await tools.t('t');", "Thrown: Thrown: t" },
        { "await tools.fail(1); return 1;", "ToolFailed: broken" },
        { "tools.fail(1); return 1;", "ToolFailed: broken" },
        { "tools.t(1); return 1;", "1" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Program_gives_the_same_whether_tools_answer_at_once_or_later(string body, string expected)
    {
        var source = $"async function main(input, tools) {{ {body} }}";
        foreach (var late in new[] { false, true })
        {
            var tools = new FakeTools(late, (name, arguments) => name == "fail" ? ToolAnswer.Failed("broken") : ToolAnswer.Of(arguments));
            Assert.Equal((late, expected), (late, await Routine.OutputAsync(source, "{}", tools)));
            Assert.True(tools.MostAtOnce <= 1, "Tools must be called one at a time.");
        }
    }

    [Fact]
    public async Task Promise_all_calls_tools_in_order()
    {
        var tools = new FakeTools(late: true);
        await Routine.OutputAsync("async function main(input, tools) { return await Promise.all(input.map(async x => await tools.t({ x }))); }", "[1,2,3]", tools);
        Assert.Equal(["t({\"x\":1})", "t({\"x\":2})", "t({\"x\":3})"], tools.Calls);
    }

    [Fact]
    public async Task Send_gets_the_host_function()
    {
        var tools = new FakeTools(late: true, (_, body) => ToolAnswer.Of(new JsonObject { ["echo"] = body }));
        var routine = Routine.Compile("async function send(input, send) { const a = await send({ q: input.q }); return (await send(a.echo)).echo; }", RoutineSignature.Sender());
        var result = await routine.InvokeAsync("send", [JsonText.Parse("""{"q":1}""")], tools, RoutineLimits.Default, TestContext.Current.CancellationToken);
        Assert.Equal("""{"q":1}""", result.Output.ToString());
        Assert.Equal(2, tools.Calls.Count);
        Assert.Empty(routine.Tools);
    }

    [Fact]
    public async Task Sync_tools_keep_the_call_synchronous()
    {
        var routine = Routine.Compile("async function handle(r, tools) { const x = await tools.t(r); return { x }; }", RoutineSignature.Receiver(["t"]));
        var call = routine.InvokeAsync("handle", [1], new FakeTools(late: false), RoutineLimits.Default, TestContext.Current.CancellationToken);
        Assert.True(call.IsCompleted);
        Assert.Equal("""{"x":1}""", (await call).Output.ToString());
    }

    [Fact]
    public async Task Cancelled_tool_is_a_cancelled_call()
    {
        using var source = new CancellationTokenSource();
        var routine = Routine.Compile("async function handle(r, tools) { return await tools.t(r); }");
        await source.CancelAsync();
        var result = await routine.InvokeAsync("handle", [1], new FakeTools(late: false), RoutineLimits.Default, source.Token);
        Assert.Equal(RoutineErrorCode.Cancelled, result.Error?.Code);
    }
}
