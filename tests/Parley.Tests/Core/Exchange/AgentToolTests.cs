using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange;
using Parley.Core.Exchange.Sending;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Exchange;

/// <summary>Whether a tool that is another agent knows that nothing was done.</summary>
public sealed class AgentToolTests
{
    private static readonly ExchangeContext Context = new() { ExchangeId = "e", Agent = "alice", Caller = "c", Deadline = DateTimeOffset.MaxValue };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SkillEffect.None, InMemoryFault.Refuse, true)]
    [InlineData(SkillEffect.Once, InMemoryFault.Refuse, true)]
    [InlineData(SkillEffect.None, InMemoryFault.LoseReply, false)]
    [InlineData(SkillEffect.Once, InMemoryFault.LoseReply, false)]
    public async Task Nothing_was_done_where_the_peer_was_not_reached(SkillEffect effect, InMemoryFault fault, bool isNothing)
    {
        await using var nodes = await TwoNodes.CreateAsync(effect: effect, policy: "language-only");
        nodes.Network.Faults = request => request.Method == "POST" ? fault : InMemoryFault.None;

        var outcome = await InvokeAsync(nodes, effect);

        Assert.Equal(isNothing, outcome.Error!.NothingWasDone);
        Assert.Equal(isNothing ? 0 : 1, nodes.Runs.Value);
    }

    [Fact]
    public async Task Nothing_was_done_where_the_peer_is_not_found()
    {
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once);
        nodes.Network.Stop(TwoNodes.BobUrl);

        var error = (await InvokeAsync(nodes, SkillEffect.Once)).Error!;

        Assert.Equal((ParleyErrorCode.PeerUnreachable, true), (error.Code, error.NothingWasDone));
    }

    [Fact]
    public async Task A_peer_that_states_its_failure_may_have_done_something()
    {
        await using var nodes = await TwoNodes.CreateAsync(effect: SkillEffect.Once, policy: "language-only", tool: _ => new ParleyError(ParleyErrorCode.ToolFailed, "planted"));

        Assert.False((await InvokeAsync(nodes, SkillEffect.Once)).Error!.NothingWasDone);
        Assert.Equal(1, nodes.Runs.Value);
    }

    private static ValueTask<Outcome<JsonValue>> InvokeAsync(TwoNodes nodes, SkillEffect effect)
    {
        var tool = new AgentTool(nodes.Alice.Services.GetRequiredService<AgentClient>(), TwoNodes.BobUrl, TwoNodes.Task(effect));
        return tool.InvokeAsync(TwoNodes.Input(), Context, new ModelBill(), Token);
    }
}
