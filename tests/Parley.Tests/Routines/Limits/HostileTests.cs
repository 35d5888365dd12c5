using System.Diagnostics;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Limits;

/// <summary>Hostile programs: each ends in an error value, soon, and the process goes on.</summary>
public sealed class HostileTests
{
    private static readonly RoutineErrorCode[] Stops = [RoutineErrorCode.OutOfFuel, RoutineErrorCode.OutOfMemory, RoutineErrorCode.TooDeep, RoutineErrorCode.DeadlineExceeded, RoutineErrorCode.OutputTooLarge];

    public static TheoryData<string> Programs =>
    [
        "while (true) {}",
        "for (;;) ;",
        "do { } while (1);",
        "for (;;) { try { null.x } catch (e) { } }",
        "for (;;) { try { throw 1 } catch { continue } finally { } }",
        "while (true) { try { while (true) {} } finally { continue; } }",
        "const f = () => f(); f();",
        "const f = n => { try { return f(n + 1); } catch (e) { return f(n); } finally { f(n); } }; f(0);",
        "const a = () => b(), b = () => a(); a();",
        "function f() { return [1].map(f); } f();",
        "function f() { return 'x'.replace('x', f); } f();",
        "function f() { return `${{ toString: f }}`; } f();",
        "const f = async () => await f(); f();",
        "const o = {}; o.toString = () => o + ''; return o + '';",
        "const o = { toJSON() { return [o]; } }; return JSON.stringify(o);",
        "const o = { toJSON() { return [o]; } }; return o;",
        "let s = 'x'; for (;;) s += s;",
        "let s = 'x'; for (;;) s = `${s}${s}`;",
        "let s = 'x'; for (;;) s = s.concat(s, s);",
        "return 'x'.repeat(2 ** 30);",
        "return 'x'.repeat(1e15);",
        "return 'x'.padStart(1e9) + 'x'.padEnd(1e9, 'ab');",
        "let s = 'a'.repeat(1e6); for (;;) s.indexOf('b');",
        "let s = 'a'.repeat(1e6); for (;;) s.split('');",
        "let s = 'a'.repeat(1e5); for (;;) s.replaceAll('a', 'bb');",
        "let s = 'a'.repeat(1e5); return s.replace(/a/g, \"$'\");",
        "let s = 'a'.repeat(1e6); for (;;) s.toUpperCase();",
        "let s = 'a'.repeat(1e6); for (;;) s.trim() === s + '';",
        "let s = 'ab'.repeat(3e5); for (;;) s.includes('a'.repeat(2000) + 'c');",
        "let a = [1]; for (;;) a.push(...a);",
        "let a = [1]; for (;;) a = a.concat(a);",
        "let a = [1]; for (;;) a = [...a, ...a];",
        "return new Array(1e9);",
        "return Array(4294967295).fill(0);",
        "return Array.from({ length: 1e9 });",
        "const a = []; a[4294967294] = 1; return a.length;",
        "const a = []; a.length = 4e9; return a.length;",
        "const a = []; for (;;) a.unshift(1);",
        "const a = new Array(2e5).fill(0); for (;;) a.shift();",
        "const a = new Array(2e5).fill(0).map((x, i) => -i); for (;;) a.toSorted((x, y) => x - y);",
        "const a = new Array(1e5).fill('abc'); for (;;) a.sort();",
        "const a = [3, 1, 2]; for (;;) a.reverse().indexOf(9);",
        "let a = [1, 2]; for (let i = 0; i < 60; i++) a = [a, a]; return a;",
        "let a = { x: 1 }; for (let i = 0; i < 40; i++) a = { l: a, r: a }; return a;",
        "let a = ['x'.repeat(1000)]; for (let i = 0; i < 20; i++) a = [a, a]; return JSON.stringify(a);",
        "let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return String(a);",
        "let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return a.flat(Infinity);",
        "let a = [1]; for (let i = 0; i < 40; i++) a = [a, a]; return structuredClone(a);",
        "const a = []; a.push(a); return a;",
        "const a = []; a.push(a); return structuredClone(a);",
        "const a = []; a.push(a); return a + '';",
        "const o = {}; o.o = o; return o;",
        "let a = []; for (let i = 0; i < 1e4; i++) a = [a]; return JSON.stringify(a);",
        "let a = []; for (let i = 0; i < 1e4; i++) a = [a]; return a;",
        "return JSON.parse('['.repeat(1e5));",
        "return JSON.parse('[' + '1,'.repeat(1e6) + '1]');",
        "const t = '{\"a\":1}'; for (;;) JSON.parse(t);",
        "const m = new Map(); for (let i = 0; ; i++) m.set(i, i);",
        "const s = new Set(); for (let i = 0; ; i++) s.add('k' + i);",
        "const m = new Map([[1, 1]]); for (const [k] of m) { m.delete(k); m.set(k + 1, 1); }",
        "const o = {}; for (let i = 0; ; i++) o['k' + i] = i;",
        "const o = {}; for (let i = 0; i < 2e4; i++) o['k' + i] = i; for (const k in o) { delete o[k]; o[k] = 1; }",
        "const a = [1]; for (const x of a) a.push(x);",
        "const s = 'a'.repeat(2e5); for (;;) /(a+)+b/.test(s);",
        "const s = 'a'.repeat(5e4); for (;;) /(x+x+)+y/.test(s) || /^(a|aa)+$/.test(s + 'b');",
        "const s = 'a'.repeat(5e4); for (;;) s.replace(/a*?$/g, m => m + m + m) + s.split(/a*b/);",
        "for (let i = 0; ; i++) new RegExp('(a|b)*' + 'c'.repeat(i % 900) + '{1,9}');",
        "return 'a'.repeat(2e6);",
        "const fs = []; for (;;) { let x = 1; fs.push(() => x); }",
        "for (;;) new Error('x'.repeat(1000));",
        "const f = (...a) => f(...a, ...a, 1); f(1);",
        "[1].reduce.name; for (;;) [1, 2, 3].map(x => [x].flatMap(y => [y, y]));",
        "for (;;) new Date('2024-01-01').toISOString();",
        "for (;;) (123.456).toFixed(100) + (5e-324).toPrecision(100);",
        "for (;;) encodeURIComponent('é'.repeat(1000));",
        "for (;;) 'b'.localeCompare('a'.repeat(5000));",
        "Math.max(...new Array(1e7).fill(1));",
        "const o = { valueOf() { for (;;) ; } }; return o * 1;",
        "throw { toString() { for (;;) ; } };",
        "const g = { get: n => n > 1e9 ? 0 : g.get(n + 1) }; return g.get(0);",
    ];

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Program_is_stopped(string body)
    {
        var routine = Routine.Compile($"function main() {{ {body} }}");
        var watch = Stopwatch.StartNew();
        var result = await routine.InvokeAsync("main", [], IRoutineTools.None, RoutineLimits.Default with { Fuel = 50_000_000, Deadline = TimeSpan.FromMilliseconds(300) }, TestContext.Current.CancellationToken);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"It took {watch.Elapsed}.");
        Assert.NotNull(result.Error);
        Assert.True(Stops.Contains(result.Error.Code) || result.Error.Code is RoutineErrorCode.Thrown or RoutineErrorCode.RangeError, result.Error.ToString());
    }

    [Fact]
    public async Task Waiting_promises_are_stopped()
    {
        var source = "async function main(input, tools) { const f = async () => { for (;;) await null; }; f(); await tools.t(1); return 1; }";
        var result = await Routine.RunAsync(source, "{}", new Async.FakeTools(late: true));
        Assert.Contains(result.Error!.Code, Stops);
    }

    [Fact]
    public async Task No_memory_stays_behind()
    {
        const int Runs = 50;
        var routine = Routine.Compile("function main() { let a = ['x'.repeat(1000)]; for (;;) a = a.concat(a); }");
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Runs; i++)
        {
            await routine.InvokeAsync("main", [], IRoutineTools.None, RoutineLimits.Default, TestContext.Current.CancellationToken);
        }

        // Other tests of this process hold memory, too, and let go of it.
        var bound = Runs * RoutineLimits.Default.MaxAllocatedBytes / 10;
        var grown = long.MaxValue;
        for (var i = 0; i < 20 && grown >= bound; i++)
        {
            grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        }

        Assert.True(grown < bound, $"{grown} bytes more than before {Runs} runs that may take {RoutineLimits.Default.MaxAllocatedBytes} each: something holds what they made.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{grown} bytes more than before {Runs} runs.");
    }
}
