using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Core.Skills.Tools;

/// <summary>What a once-skill whose outcome is not known keeps from running.</summary>
public sealed class OnceDoubtTests
{
    private readonly ScriptedTool _tool = new();
    private readonly InMemoryEffectJournal _journal = new(TimeProvider.System);

    [Theory]
    [InlineData(ParleyErrorCode.PeerFailed, 1)]
    [InlineData(ParleyErrorCode.PeerNonsense, 1)]
    [InlineData(ParleyErrorCode.Indeterminate, 1)]
    [InlineData(ParleyErrorCode.ToolFailed, 2)]
    [InlineData(ParleyErrorCode.InvalidInput, 2)]
    public async Task Other_arguments_run_in_the_same_attempt_only_after_a_failure_that_was_stated(ParleyErrorCode code, int runs)
    {
        _tool.Answer = _ => new ParleyError(code, "planted");
        var runner = Runner();
        var first = await Run(runner, 1);
        _tool.Answer = _ => (JsonValue)42;
        var other = await Run(runner, 2);

        Assert.Equal((runs, runs == 2), (_tool.Runs, other.Succeeded));
        Assert.Equal(runs == 1, first.Error!.Code == ParleyErrorCode.Indeterminate);
        Assert.Equal(first.Error, (await Run(runner, 1)).Error);
    }

    [Fact]
    public async Task Other_arguments_do_not_run_after_an_earlier_process_left_the_outcome_open()
    {
        _tool.Answer = _ => new ParleyError(ParleyErrorCode.PeerFailed, "planted");
        await Run(Runner(), 1);
        var restarted = Runner();
        await Run(restarted, 1);

        Assert.Equal(ParleyErrorCode.Indeterminate, (await Run(restarted, 2)).Error!.Code);
        Assert.Equal(1, _tool.Runs);
    }

    [Fact]
    public async Task What_was_done_before_the_doubt_is_still_told()
    {
        var runner = Runner();
        await Run(runner, 1);
        _tool.Answer = _ => new ParleyError(ParleyErrorCode.PeerFailed, "planted");
        await Run(runner, 2);

        Assert.Equal((2, 2), ((await Run(runner, 1)).Value.AsNumber, _tool.Runs));
        Assert.Equal(("once", "once"), (runner.DoneOnce, runner.DoubtedOnce));
    }

    [Fact]
    public async Task Skill_is_not_begun_once_the_deadline_has_passed()
    {
        var time = new ManualTime();
        var context = ToolKit.Context with { Deadline = time.GetUtcNow() };
        var late = new ToolRunner(ToolKit.Agent(_tool), context, _journal, new ModelBill(), time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(late, 1));

        Assert.Equal((0, null, null), (_tool.Runs, late.DoneOnce, late.DoubtedOnce));
        Assert.StartsWith("Cancelled", Assert.Single(late.Calls).Error);
        Assert.Equal(2, (await Run(Runner(), 1)).Value.AsNumber);
    }

    [Fact]
    public async Task Skill_that_its_deadline_cuts_off_is_in_doubt()
    {
        var time = new ManualTime();
        var context = ToolKit.Context with { Deadline = time.GetUtcNow() + TimeSpan.FromSeconds(1) };
        _tool.Answer = _ =>
        {
            time.Advance(TimeSpan.FromSeconds(2));
            throw new OperationCanceledException();
        };
        var runner = new ToolRunner(ToolKit.Agent(_tool), context, _journal, new ModelBill(), time);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(runner, 1));

        Assert.Equal((null, "once"), (runner.DoneOnce, runner.DoubtedOnce));
    }

    private ToolRunner Runner() => new(ToolKit.Agent(_tool), ToolKit.Context, _journal, new ModelBill());

    private static Task<Outcome<JsonValue>> Run(ToolRunner runner, double n)
        => runner.RunAsync("once", ToolKit.Number(n), TestContext.Current.CancellationToken).AsTask();
}
