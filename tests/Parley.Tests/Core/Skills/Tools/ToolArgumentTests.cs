using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Skills.Tools;

/// <summary>Whose values a tool, its caller and the record of the call hold.</summary>
public sealed class ToolArgumentTests
{
    private readonly ScriptedTool _tool = new();

    [Theory]
    [InlineData("none")]
    [InlineData("idempotent")]
    [InlineData("once")]
    public async Task Tool_changes_neither_the_request_nor_the_record(string skill)
    {
        _tool.Answer = arguments =>
        {
            arguments.AsObject!["n"] = 99;
            return (JsonValue)1;
        };
        var (runner, request) = (Runner(), ToolKit.Number(21));

        await runner.RunAsync(skill, request, TestContext.Current.CancellationToken);

        Assert.Equal(("""{"n":21}""", """{"n":21}"""), (request.ToString(), runner.Calls[0].Arguments.ToString()));
    }

    [Fact]
    public async Task Request_is_copied_for_the_tool_alone_and_what_is_known_for_its_caller_alone()
    {
        var given = new List<JsonObject>();
        _tool.Answer = arguments =>
        {
            given.Add(arguments.AsObject!);
            return (JsonValue)new JsonObject { ["found"] = 1 };
        };
        var (runner, request) = (Runner(), ToolKit.Number(21));

        var first = (await runner.RunAsync("none", request, TestContext.Current.CancellationToken)).Value;
        var again = (await runner.RunAsync("none", request, TestContext.Current.CancellationToken)).Value;

        Assert.NotSame(request.AsObject, Assert.Single(given));
        Assert.All(runner.Calls, call => Assert.Same(request.AsObject, call.Arguments.AsObject));
        Assert.Same(runner.Calls[0].Result.AsObject, runner.Calls[1].Result.AsObject);
        Assert.NotSame(first.AsObject, again.AsObject);
        Assert.DoesNotContain(runner.Calls, call => ReferenceEquals(call.Result.AsObject, first.AsObject) || ReferenceEquals(call.Result.AsObject, again.AsObject));
    }

    [Fact]
    public async Task Calls_take_turns_and_one_that_gave_up_waiting_holds_up_nobody()
    {
        var gate = new TaskCompletionSource();
        var tool = new GatedTool(gate.Task);
        using var givesUp = new CancellationTokenSource();
        var runner = new ToolRunner(Agent(tool), ToolKit.Context, new InMemoryEffectJournal(TimeProvider.System), new ModelBill());

        var first = runner.RunAsync("idempotent", ToolKit.Number(1), TestContext.Current.CancellationToken).AsTask();
        var second = runner.RunAsync("idempotent", ToolKit.Number(2), givesUp.Token).AsTask();
        var third = runner.RunAsync("idempotent", ToolKit.Number(3), TestContext.Current.CancellationToken).AsTask();
        Assert.Equal(1, tool.Started);
        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.Equal((1, false), (tool.Started, third.IsCompleted));
        gate.SetResult();

        Assert.Equal([1, 3], (await Task.WhenAll(first, third)).Select(outcome => outcome.Value.AsNumber));
        Assert.Equal((2, 1), (tool.Started, tool.MostAtOnce));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await runner.RunAsync("idempotent", ToolKit.Number(4), givesUp.Token));
        Assert.True((await runner.RunAsync("idempotent", ToolKit.Number(5), TestContext.Current.CancellationToken)).Succeeded);
    }

    private static Agent Agent(ITool tool)
    {
        var agent = ToolKit.Agent(new ScriptedTool());
        return agent with { Skills = [.. agent.Skills.Select(skill => skill with { Tool = tool, Output = ToolKit.Schema("{}") })] };
    }

    private ToolRunner Runner() => new(Agent(_tool), ToolKit.Context, new InMemoryEffectJournal(TimeProvider.System), new ModelBill());

    private sealed class GatedTool(Task gate) : ITool
    {
        private int _running;

        public int Started { get; private set; }

        public int MostAtOnce { get; private set; }

        public async ValueTask<Outcome<JsonValue>> InvokeAsync(JsonValue arguments, ExchangeContext context, CancellationToken cancellationToken)
        {
            Started++;
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
            await gate;
            _running--;
            return arguments["n"];
        }
    }
}
