using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Routines;
using Parley.Tests.Core.Exchange;
using Parley.Tests.Core.Programming;

namespace Parley.Tests.Threats;

/// <summary>
/// A stranger's document for which the model writes hostile code, at the level of the node: it is never promoted, and where it is live all the same, the exchange is answered and it goes.
/// The language's own corpus of hostile programs is in Routines/Hostile and Routines/Limits, what its built-ins charge in T04_Uncharged….
/// </summary>
public sealed class T04_RoutineAsCodeTests
{
    public static TheoryData<string> Hostile => new(
        "for (;;) { }",
        "let a = []; for (;;) { a.push('x'.repeat(100000)); }",
        "const f = () => f(); return f();",
        "let s = 'x'; while (true) { s = s + s; }",
        "return { temperature: 'x'.repeat(50000000) };",
        "for (let i = 0; i < 1000000; i++) { await tools.getForecast({ location: 'x' + i, date: '2026-03-01' }); } return { temperature: 1 };",
        "await tools.getForecast({}); return { temperature: 1 };",
        "return null.x;",
        "throw 'x'.repeat(1000000);",
        "return { temperature: 'hot' };",
        "return undefined;");

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task T04_A_live_routine_that_bombs_costs_its_caller_one_rung(string body)
    {
        await using var nodes = await TwoNodes.CreateAsync();
        await Rungs.AgreeAsync(nodes);
        await Rungs.PlantReceiverAsync(nodes, $"async function handle(request, tools) {{ {body} }}");
        var stranger = new Stranger(nodes);

        var answer = await stranger.UseAsync(Rungs.Text, """{"city":"London","day":"2026-03-01"}""");

        Assert.False(answer.Body.IsMissing);
        Assert.True(answer.Succeeded || answer.Code is "ToolFailed", answer.Body["error"].AsString);
        Assert.True(answer.Code is "ToolFailed" || (await Rungs.ReceiverAsync(nodes))!.Status == RoutineStatus.Demoted);
        Assert.True((await stranger.TalkAsync("Please give me the forecast for London on 2026-03-01.")).Succeeded);
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task T04_A_model_that_writes_such_a_routine_gets_none_promoted(string body)
    {
        var scripted = new FaultyModel(name => name == "write-receiver-routine" ? $"async function handle(request, tools) {{ {body} }}" : null);
        // So much less of everything that a case still bombs, and each of the many cases is done with soon.
        await using var nodes = await TwoNodes.CreateAsync(bobModel: scripted, bob: parley => parley.Options.Programming.Limits = RoutineLimits.Default with { Fuel = 100_000, MaxAllocatedBytes = 1 << 20 });
        var stranger = new Stranger(nodes);
        Assert.True((await stranger.RegisterAsync(Rungs.Text)).Succeeded);
        await nodes.Bob.DrainAsync(TestContext.Current.CancellationToken);

        Assert.Null(await Rungs.ReceiverAsync(nodes));
        Assert.Contains("write-receiver-routine", scripted.Asked);
        var answer = await stranger.UseAsync(Rungs.Text, """{"city":"London","day":"2026-03-01"}""");
        Assert.True(answer.Succeeded, answer.Body["error"].AsString);
        Assert.Equal(Mode.Model, (await TwoNodes.RecordsAsync(nodes.Bob))[0].Mode);
    }

    [Theory]
    [InlineData("import fs from 'fs'; function encode(i) { return i; } function decode(r) { return r; }")]
    [InlineData("function encode(i) { return globalThis.process; } function decode(r) { return r; }")]
    [InlineData("function encode(i) { return i.constructor.constructor('return 1')(); } function decode(r) { return r; }")]
    [InlineData("function encode(i) { return eval('1'); } function decode(r) { return r; }")]
    [InlineData("function encode(i) { return fetch('http://x'); } function decode(r) { return r; }")]
    [InlineData("function encode(i) { return System.IO.File.ReadAllText('/etc/passwd'); } function decode(r) { return r; }")]
    public void T04_What_reaches_out_does_not_compile_or_finds_nothing(string source)
    {
        var compiled = new RoutineRuntime(TimeProvider.System).Compile(source, RoutineSignature.Sender());
        Assert.True(compiled.Routine is null || source.Contains("constructor", StringComparison.Ordinal), "a name outside the language compiled");
    }
}
