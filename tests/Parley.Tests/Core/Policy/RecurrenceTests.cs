using Parley.Core.Policy;

namespace Parley.Tests.Core.Policy;

public sealed class RecurrenceTests
{
    private static readonly PairKey Pair = new("alice", "https://bob.example/agents/bob", "task");

    [Fact]
    public void Nothing_seen_is_the_papers_mean() => Assert.Equal(Recurrence.PriorExchanges, Recurrence.Expect(Pair, [new PairState(Pair) { Exchanges = 100 }]), 6);

    [Theory]
    [InlineData(1, 1, 4.92)]
    [InlineData(20, 1, 1.82)]
    [InlineData(20, 30, 25.98)]
    public void Own_pairs_outweigh_it(int pairs, int exchanges, double expected)
        => Assert.Equal(expected, Recurrence.Expect(Pair, [.. Enumerable.Range(0, pairs).Select(i => Other("alice", i, exchanges))]), 2);

    [Fact]
    public void Pairs_of_other_agents_say_nothing() => Assert.Equal(Recurrence.PriorExchanges, Recurrence.Expect(Pair, [Other("carol", 1, 1000)]), 6);

    private static PairState Other(string agent, int number, int exchanges) => new(new PairKey(agent, $"https://peer{number}.example/agents/p", "task")) { Exchanges = exchanges };
}
