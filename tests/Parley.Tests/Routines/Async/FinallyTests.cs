using Parley.Routines;
using Parley.Tests.Routines.Differential;

namespace Parley.Tests.Routines.Async;

/// <summary>What a finally block interrupts goes on behind it, or is forgotten with it, however the blocks that wait lie in each other. <c>fail</c> throws.</summary>
public sealed class FinallyTests
{
    public static TheoryData<string, string> Programs => new()
    {
        { "try { await tools.echo(0); return 1; } finally { try { try { await tools.fail(1); } finally { await tools.fail(2); } } catch { } }", "1" },
        { "try { await tools.fail('a'); } catch { return 'caught'; } finally { try { try { return await tools.echo(2); } finally { await tools.fail(3); } } catch { } }", "\"caught\"" },
        { "const log = []; try { try { await tools.fail('a'); } finally { try { try { await tools.fail('b'); } finally { await tools.fail('c'); } } catch (e) { log.push(1); } } } catch (e) { log.push(2); } return log;", "[1,2]" },
        { "for (;;) { try { return await tools.echo(1); } finally { try { await tools.fail(0); } finally { break; } } } return 2;", "2" },
        { "try { await tools.echo(0); for (;;) { try { return await tools.echo(1); } finally { await tools.echo(0); break; } } } finally { await tools.echo(0); } return 3;", "3" },
        { "try { return await tools.echo(1); } finally { for (const x of [1, 2]) { try { await tools.fail(x); } catch { continue; } finally { await tools.echo(x); } } }", "1" },
        { "try { return await tools.echo(1); } finally { for (;;) { await tools.echo(0); break; } }", "1" },
        { "try { return await tools.echo(1); } finally { for (const x of [1, 2]) { try { await tools.echo(x); continue; } finally { await tools.echo(0); } } }", "1" },
        { "let n = 0; try { return await tools.echo(1); } finally { for (;;) { try { n++; await tools.fail(0); } catch { try { break; } finally { await tools.echo(n); } } } }", "1" },
        { "let n = 0; for (const x of [1, 2, 3]) { try { try { await tools.fail(x); } finally { await tools.echo(x); continue; } } finally { n += await tools.echo(x); } } return n;", "6" },
        { "async function f() { try { return await tools.echo('f'); } finally { try { await tools.fail(0); } finally { return await tools.echo('g'); } } } return await f();", "\"g\"" },
        { "async function f() { try { await tools.fail('first'); } finally { try { await tools.fail('second'); } finally { await tools.echo(0); } } } try { await f(); } catch (e) { return e.message; }", "\"broken\"" },
        { "const out = []; for (const x of [1, 2, 3]) { try { if (x === 2) { continue; } out.push(await tools.echo(x)); } finally { try { try { await tools.fail(x); } finally { out.push('f' + x); await tools.fail(x); } } catch { } } } return out;", "[1,\"f1\",\"f2\",3,\"f3\"]" },
        { "try { try { return await tools.echo(1); } finally { await tools.fail(0); } } catch { try { await tools.echo(0); } finally { await tools.echo(0); } } return 2;", "2" },
        { "try { await tools.echo(0); return 1; } finally { try { try { await tools.echo(0); } finally { try { await tools.fail(0); } finally { await tools.fail(1); } } } catch { await tools.echo(0); } }", "1" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Program_gives_what_JavaScript_gives(string body, string expected)
    {
        foreach (var late in new[] { false, true })
        {
            var tools = new FakeTools(late, (name, arguments) => name == "fail" ? ToolAnswer.Failed("broken") : ToolAnswer.Of(arguments));
            Assert.Equal((late, expected), (late, await Routine.OutputAsync(Source(body), "{}", tools)));
        }
    }

    [Fact]
    public async Task Node_agrees_with_the_programs()
    {
        using var node = NodeEngine.TryStart();
        Assert.SkipWhen(node is null, "node is not on PATH; the programs are only checked against the recorded answers.");
        var answers = await node.RunAsync([.. Programs.Select(program => new GeneratedProgram(0, Source(program.Data.Item1), "{}", []))], TestContext.Current.CancellationToken);
        Assert.Equal(Programs.Select(program => program.Data.Item2), answers);
    }

    private static string Source(string body) => $"async function main(input, tools) {{ {body} }}";
}
