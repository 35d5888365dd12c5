using Parley.Core.Policy;

namespace Parley.Tests.Core.Policy;

public sealed class AdaptivePolicyTests
{
    private static readonly PairKey Pair = new("alice", "https://bob.example/agents/bob", "task");

    private readonly AdaptivePolicy _policy = new();

    [Theory]
    [InlineData(0, 5.9, false)]
    [InlineData(1, 5.9, true)]
    [InlineData(1, 2.9, false)]
    [InlineData(8, 2.9, false)]
    [InlineData(9, 2.9, true)]
    public void Climbs_early_where_it_is_expected_to_pay(int exchanges, double expected, bool climbs)
    {
        Assert.Equal(climbs, Climbs(exchanges, price: 3, expected));
        Assert.True(_policy.DecideSender(Situation(exchanges, 3, expected)).HasFlag(ClimbSteps.Look));
    }

    [Fact]
    public void Models_without_a_price_are_weighed_as_if_a_climb_cost_three_exchanges()
    {
        var free = new ClimbSituation(new PairState(Pair) { LanguageExchanges = 1 }, PeerAsks: false, ClimbPrice: 0, ExpectedExchanges: 3);
        Assert.True(_policy.DecideSender(free).HasFlag(ClimbSteps.Negotiate));
        Assert.False(_policy.DecideSender(free with { ExpectedExchanges = 2 }).HasFlag(ClimbSteps.Negotiate));
    }

    /// <summary>
    /// Whole prices, predictions around them and every end of the traffic; the least is what a climb behind the first exchange or none at all would have cost. Two thirds of an exchange are lost where a third of
    /// the price is no whole number of exchanges: nobody climbs in the middle of one.
    /// </summary>
    [Fact]
    public void Spends_at_most_four_times_the_least_and_a_third_more_where_the_prediction_holds()
    {
        for (var price = 1; price <= 60; price++)
        {
            foreach (var expected in new[] { 1, price - 1, price, 10 * price })
            {
                for (var traffic = 1; traffic <= 5 * price; traffic++)
                {
                    var (spent, least) = (Spent(traffic, price, expected), Math.Min(traffic, price));
                    var holds = traffic >= price == expected >= price;
                    Assert.True(holds ? 3 * spent <= (4 * least) + 2 : spent <= 4 * least, $"price {price}, expected {expected}, traffic {traffic}: {spent} in place of {least}");
                }
            }
        }
    }

    [Fact]
    public void A_price_that_is_no_whole_number_of_exchanges_costs_less_than_one_more()
    {
        for (var price = 0.1m; price <= 20; price += 0.1m)
        {
            foreach (var expected in new[] { 0.5m * price, price, 10 * price })
            {
                for (var traffic = 1; traffic <= (5 * price) + 1; traffic++)
                {
                    var (spent, least) = (Spent(traffic, price, (double)expected), Math.Min(traffic, price));
                    var holds = traffic >= price == expected >= price;
                    Assert.True(holds ? 3 * (spent - 1) < 4 * least : spent - 1 < 4 * least, $"price {price}, expected {expected}, traffic {traffic}: {spent} in place of {least}");
                }
            }
        }
    }

    /// <summary>In exchanges of plain language; a climb runs behind an exchange, also behind the last.</summary>
    private decimal Spent(int traffic, decimal price, double expected)
    {
        for (var exchange = 1; exchange <= traffic; exchange++)
        {
            if (Climbs(exchange, price, expected))
            {
                return exchange + price;
            }
        }

        return traffic;
    }

    private bool Climbs(int exchanges, decimal price, double expected) => _policy.DecideSender(Situation(exchanges, price, expected)).HasFlag(ClimbSteps.Negotiate);

    private static ClimbSituation Situation(int exchanges, decimal price, double expected)
        => new(new PairState(Pair) { Exchanges = exchanges, LanguageExchanges = exchanges, LanguageCost = 1 }, PeerAsks: false, price, expected);
}
