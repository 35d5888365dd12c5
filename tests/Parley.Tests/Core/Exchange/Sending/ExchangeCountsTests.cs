using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Exchange.Sending;
using Parley.Core.Policy;
using Parley.Core.Skills;
using Parley.Protocol.Documents;

namespace Parley.Tests.Core.Exchange.Sending;

public sealed class ExchangeCountsTests
{
    private static readonly PairKey Pair = new("alice", "https://bob.example/", "task");

    [Fact]
    public void Counts_come_together_until_they_are_many()
    {
        var counts = new ExchangeCounts();
        Assert.True(counts.Add(Pair)); // the first: now the pair is known
        Assert.Equal(1, counts.Take(Pair));
        Assert.Equal(63, Enumerable.Range(0, 63).Count(_ => !counts.Add(Pair)));
        Assert.True(counts.Add(Pair));
        Assert.Equal((64, 0), (counts.Take(Pair), counts.Take(Pair)));
    }

    [Fact]
    public async Task Exchanges_without_a_model_are_counted_in_the_pair_once_for_many()
    {
        await using var nodes = await TwoNodes.CreateAsync(SkillVisibility.Public);
        var states = new List<long>();
        for (var i = 0; i < 65; i++)
        {
            await nodes.AskAsync(TwoNodes.Input());
            states.Add((await nodes.Alice.Services.GetRequiredService<IPairStore>().ListAsync(Token)).SingleOrDefault()?.Exchanges ?? 0);
        }

        Assert.Equal((1, 1, 65), (states[0], states[63], states[64]));
    }

    [Fact]
    public async Task A_peer_that_refuses_again_is_left_alone_however_much_was_counted_before()
    {
        await using var nodes = await TwoNodes.CreateAsync();
        var task = TwoNodes.Task();
        await Rungs.AgreeAsync(nodes);
        await Rungs.AdoptAsync(nodes, task);
        await Rungs.PlantSenderAsync(nodes, task, Rungs.Encode + Rungs.Decode);
        await Rungs.PlantReceiverAsync(nodes, Rungs.Handle);
        var pairs = nodes.Alice.Services.GetRequiredService<IPairStore>();
        var pair = Assert.Single(await pairs.ListAsync(Token));
        Assert.True(await pairs.TrySaveAsync(pair with { Refused = [DocumentHash.Of("refused before")] }, Token));
        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(Mode.Routine, (await nodes.AskAsync(TwoNodes.Input(), task)).Record.Mode);
        }

        var agent = nodes.Bob.Services.GetRequiredService<AgentCatalog>().Find("weather")!;
        await nodes.Bob.Services.GetRequiredService<ISuitabilityStore>().SaveAsync(agent.Name, SkillFingerprint.Of(agent), Rungs.Document.Hash, new Suitability(false, "not any more"), Token);
        await nodes.AskAsync(TwoNodes.Input(), task);

        pair = Assert.Single(await pairs.ListAsync(Token));
        Assert.Equal((31, 30 + 16, null), (pair.Exchanges, pair.NextClimbAtExchange, pair.Document));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
