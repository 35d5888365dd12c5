using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Exchange.Sending;
using Parley.Core.Policy;
using Parley.Core.Skills;

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
            states.Add((await nodes.Alice.Services.GetRequiredService<IPairStore>().ListAsync(TestContext.Current.CancellationToken)).SingleOrDefault()?.Exchanges ?? 0);
        }

        Assert.Equal((1, 1, 65), (states[0], states[63], states[64]));
    }
}
