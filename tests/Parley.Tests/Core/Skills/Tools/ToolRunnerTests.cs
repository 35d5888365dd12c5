using Parley.Core.Prompting;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Core.Skills.Tools;

public sealed class ToolRunnerTests
{
    private readonly ScriptedTool _tool = new();
    private readonly InMemoryEffectJournal _journal = new(TimeProvider.System);

    [Theory]
    [InlineData("none", 1)]
    [InlineData("idempotent", 2)]
    [InlineData("once", 1)]
    public async Task Runner_runs_a_skill_as_its_effect_says(string skill, int runs)
    {
        var runner = Runner();

        var first = await Run(runner, skill, 21);
        var second = await Run(runner, skill, 21);

        Assert.Equal((42d, 42d), (first.Value.AsNumber, second.Value.AsNumber));
        Assert.Equal(runs, _tool.Runs);
        Assert.Equal(2, runner.Calls.Count);
        Assert.Equal((skill, """{"n":21}""", "42", null), (runner.Calls[1].Skill, runner.Calls[1].Arguments.ToString(), runner.Calls[1].Result.ToString(), runner.Calls[1].Error));
    }

    [Fact]
    public async Task Runner_tells_arguments_apart_by_value()
    {
        _tool.Answer = _ => (JsonValue)1;
        var runner = Runner();

        await runner.RunAsync("once", JsonText.Parse("""{"n":1,"a":{"b":1,"c":2}}"""), TestContext.Current.CancellationToken);
        await runner.RunAsync("once", JsonText.Parse("""{"a":{"c":2.0,"b":1},"n":1e0}"""), TestContext.Current.CancellationToken);
        await runner.RunAsync("once", JsonText.Parse("""{"n":1,"a":{"b":2,"c":1}}"""), TestContext.Current.CancellationToken);

        Assert.Equal(2, _tool.Runs);
    }

    [Fact]
    public async Task Runner_remembers_all_it_has_read()
    {
        var runner = Runner();
        for (var n = 0; n < 20; n++)
        {
            await Run(runner, "none", n % 10);
        }

        await runner.RunAsync("none", JsonText.Parse("""{"x":{"b":1,"c":2},"n":3}"""), TestContext.Current.CancellationToken);
        await runner.RunAsync("none", JsonText.Parse("""{"n":3.0,"x":{"c":2,"b":1}}"""), TestContext.Current.CancellationToken);

        Assert.Equal((11, 22), (_tool.Runs, runner.Calls.Count));
        Assert.Equal(18d, runner.Calls[19].Result.AsNumber);
    }

    [Fact]
    public async Task What_a_tool_or_its_caller_changes_later_is_on_record_as_it_was()
    {
        var kept = new JsonObject();
        var skill = ToolKit.Agent(_tool).Skills[0] with { Output = ToolKit.Schema("{}") };
        _tool.Answer = arguments =>
        {
            kept = arguments.AsObject!;
            return (JsonValue)new JsonObject { ["found"] = 1 };
        };
        var runner = new ToolRunner(ToolKit.Agent(_tool) with { Skills = [skill] }, ToolKit.Context, _journal, new ModelBill());
        var given = (await Run(runner, skill.Id, 21)).Value;
        kept["n"] = 22;
        given.AsObject!["found"] = 2;
        var again = (await Run(runner, skill.Id, 21)).Value;
        again.AsObject!["found"] = 3;

        Assert.Equal(("""{"n":21}""", """{"found":1}"""), (runner.Calls[0].Arguments.ToString(), runner.Calls[0].Result.ToString()));
        Assert.Equal("""{"found":1}""", runner.Calls[1].Result.ToString());
        Assert.Equal(1, _tool.Runs);
    }

    [Fact]
    public async Task Runner_checks_arguments_and_results()
    {
        var runner = Runner();
        var input = await runner.RunAsync("once", new JsonObject { ["n"] = "21" }, TestContext.Current.CancellationToken);
        _tool.Answer = _ => (JsonValue)"42";
        var output = await Run(runner, "none", 21);

        Assert.Equal(ParleyErrorCode.InvalidInput, input.Error!.Code);
        Assert.Contains("$.n", input.Error.Message);
        Assert.Equal(ParleyErrorCode.ToolFailed, output.Error!.Code);
        Assert.Contains("output schema", output.Error.Message);
        Assert.Equal(1, _tool.Runs);
        Assert.All(runner.Calls, call => Assert.NotNull(call.Error));
    }

    [Fact]
    public async Task Runner_knows_its_skills()
        => Assert.Contains("none, idempotent, once", (await Runner().RunAsync("fly", new JsonObject(), TestContext.Current.CancellationToken)).Error!.Message);

    [Fact]
    public async Task Once_is_not_run_again_when_its_result_broke_the_schema()
    {
        _tool.Answer = _ => (JsonValue)"42";
        var runner = Runner();

        var first = (await Run(runner, "once", 21)).Error!;
        runner.BeginAttempt();
        Assert.Equal((ParleyErrorCode.Indeterminate, first), (first.Code, (await Run(runner, "once", 21)).Error));
        Assert.Equal(first, (await Run(Runner(), "once", 21)).Error);
        Assert.Contains("output schema", first.Message);
        Assert.DoesNotContain("output schema", first.WireMessage);
        Assert.Equal((1, "once"), (_tool.Runs, runner.DoneOnce));
    }

    [Fact]
    public async Task Once_gives_its_result_to_the_next_attempt()
    {
        var runner = Runner();
        await Run(runner, "once", 21);
        runner.BeginAttempt();

        Assert.Equal(42, (await Run(runner, "once", 21)).Value.AsNumber);
        Assert.Equal(1, _tool.Runs);
    }

    [Fact]
    public async Task Once_is_refused_to_the_next_attempt_with_other_arguments()
    {
        var runner = Runner();
        await Run(runner, "once", 21);
        runner.BeginAttempt();

        var other = await Run(runner, "once", 22);

        Assert.Equal(ParleyErrorCode.Indeterminate, other.Error!.Code);
        Assert.Equal(1, _tool.Runs);
        Assert.Equal(42, (await Run(runner, "none", 21)).Value.AsNumber);
    }

    [Fact]
    public async Task Once_may_run_with_several_arguments_in_one_attempt()
    {
        var runner = Runner();
        await Run(runner, "once", 1);
        await Run(runner, "once", 2);
        runner.BeginAttempt();
        await Run(runner, "once", 2);
        await Run(runner, "once", 1);

        Assert.Equal(2, _tool.Runs);
        Assert.Equal(ParleyErrorCode.Indeterminate, (await Run(runner, "once", 3)).Error!.Code);
    }

    [Fact]
    public async Task Once_survives_a_crash_after_its_result_was_recorded()
    {
        await Run(Runner(), "once", 21);

        var afterwards = Runner();

        Assert.Equal(42, (await Run(afterwards, "once", 21)).Value.AsNumber);
        Assert.Equal(1, _tool.Runs);
    }

    [Fact]
    public async Task Once_is_indeterminate_after_a_crash_while_it_ran()
    {
        // The process dies between the journal's two lines.
        using var dies = new CancellationTokenSource();
        _tool.Answer = _ =>
        {
            dies.Cancel();
            throw new OperationCanceledException();
        };
        Assert.Equal(ParleyErrorCode.Indeterminate, (await Runner().RunAsync("once", new JsonObject { ["n"] = 21 }, dies.Token)).Error!.Code);
        _tool.Answer = _ => (JsonValue)42;

        var afterwards = Runner();
        var outcome = await Run(afterwards, "once", 21);

        Assert.Equal(ParleyErrorCode.Indeterminate, outcome.Error!.Code);
        Assert.Equal(1, _tool.Runs);
    }

    [Fact]
    public async Task Once_runs_again_in_another_exchange()
    {
        await Run(Runner(), "once", 21);
        await Run(new ToolRunner(ToolKit.Agent(_tool), ToolKit.Context with { ExchangeId = "e2" }, _journal, new ModelBill()), "once", 21);

        Assert.Equal(2, _tool.Runs);
    }

    [Theory]
    [InlineData(ParleyErrorCode.PeerUnreachable, ParleyErrorCode.ToolFailed)]
    [InlineData(ParleyErrorCode.InvalidInput, ParleyErrorCode.InvalidInput)]
    public async Task Once_may_be_tried_again_when_nothing_happened(ParleyErrorCode code, ParleyErrorCode reported)
    {
        _tool.Answer = _ => new ParleyError(code, "refused") { NothingWasDone = true };
        var runner = Runner();
        var first = await Run(runner, "once", 21);
        _tool.Answer = _ => (JsonValue)42;
        runner.BeginAttempt();

        Assert.Equal(reported, first.Error!.Code);
        Assert.Equal(44 - 2, (await Run(runner, "once", 22)).Value.AsNumber);
        Assert.Equal(2, _tool.Runs);
    }

    [Theory]
    [InlineData(ParleyErrorCode.Timeout, ParleyErrorCode.Indeterminate)]
    [InlineData(ParleyErrorCode.PeerFailed, ParleyErrorCode.Indeterminate)]
    [InlineData(ParleyErrorCode.PeerUnreachable, ParleyErrorCode.Indeterminate)]
    [InlineData(ParleyErrorCode.ReplyBreaksSchema, ParleyErrorCode.Indeterminate)]
    [InlineData(ParleyErrorCode.ToolFailed, ParleyErrorCode.ToolFailed)]
    [InlineData(ParleyErrorCode.InvalidInput, ParleyErrorCode.InvalidInput)]
    [InlineData(ParleyErrorCode.InvalidConfiguration, ParleyErrorCode.InvalidConfiguration)]
    public async Task Once_is_not_tried_again_when_something_may_have_happened(ParleyErrorCode code, ParleyErrorCode reported)
    {
        _tool.Answer = _ => new ParleyError(code, "the connection broke");
        var runner = Runner();
        var first = await Run(runner, "once", 21);
        runner.BeginAttempt();
        var second = await Run(runner, "once", 21);
        var other = await Run(runner, "once", 22);
        var restarted = await Run(Runner(), "once", 21);

        Assert.Equal((reported, reported), (first.Error!.Code, second.Error!.Code));
        Assert.Contains("the connection broke", second.Error.Message);
        Assert.Equal((ParleyErrorCode.Indeterminate, ParleyErrorCode.Indeterminate), (other.Error!.Code, restarted.Error!.Code));
        Assert.Equal(1, _tool.Runs);
    }

    [Fact]
    public async Task Once_goes_on_when_the_caller_hangs_up_and_its_outcome_is_on_record()
    {
        using var cancel = new CancellationTokenSource();
        _tool.Answer = _ =>
        {
            cancel.Cancel();
            return (JsonValue)42;
        };
        Assert.Equal(42, (await Runner().RunAsync("once", ToolKit.Number(21), cancel.Token)).Value.AsNumber);
        Assert.Equal(42, (await Run(Runner(), "once", 21)).Value.AsNumber);
        Assert.Equal(1, _tool.Runs);
    }

    [Fact]
    public async Task Once_is_not_begun_for_a_caller_who_has_gone()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Runner().RunAsync("once", ToolKit.Number(21), new CancellationToken(canceled: true)));
        Assert.Equal(0, _tool.Runs);
    }

    [Fact]
    public async Task Once_has_until_its_own_deadline()
    {
        var time = new ManualTime();
        var slow = new WaitingTool();
        var agent = ToolKit.Agent(_tool);
        agent = agent with { Skills = [.. agent.Skills.Select(skill => skill with { Tool = slow })] };
        var context = ToolKit.Context with { Deadline = time.GetUtcNow() + TimeSpan.FromSeconds(60) };
        using var caller = new CancellationTokenSource();
        var running = new ToolRunner(agent, context, _journal, new ModelBill(), time).RunAsync("once", ToolKit.Number(21), caller.Token).AsTask();
        await caller.CancelAsync();
        Assert.False(slow.Token.IsCancellationRequested);
        time.Advance(TimeSpan.FromSeconds(61));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal(ParleyErrorCode.Indeterminate, (await Run(Runner(), "once", 21)).Error!.Code);
    }

    [Fact]
    public async Task Reads_that_failed_are_read_again()
    {
        _tool.Answer = _ => new ParleyError(ParleyErrorCode.Timeout, "slow");
        var runner = Runner();
        var first = await Run(runner, "none", 21);
        _tool.Answer = _ => (JsonValue)42;

        Assert.Equal(ParleyErrorCode.Timeout, first.Error!.Code);
        Assert.Equal(42, (await Run(runner, "none", 21)).Value.AsNumber);
    }

    private ToolRunner Runner() => new(ToolKit.Agent(_tool), ToolKit.Context, _journal, new ModelBill());

    private static Task<Outcome<JsonValue>> Run(ToolRunner runner, string skill, double n)
        => runner.RunAsync(skill, ToolKit.Number(n), TestContext.Current.CancellationToken).AsTask();

    private sealed class WaitingTool : ITool
    {
        public CancellationToken Token { get; private set; }

        public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
        {
            Token = cancellationToken;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return default(JsonValue);
        }
    }
}
