using Parley.Simulations.Network.Population;

namespace Parley.Tests.Simulations.Network;

/// <summary>The budgets that the Agora paper's network shipped with (85 users, 1000 queries) and the way it split them over pairs.</summary>
public sealed class ParetoSharesTests
{
    [Fact]
    public void Budgets_of_users_are_the_shipped_ones()
    {
        int[] shipped =
        [
            411, 143, 78, 50, 36, 27, 22, 17, 15, 13, 11, 10, 9, 8, 7, 6, 6, 6, 5, 5, 4, 4, 4, 4, 4, .. Enumerable.Repeat(3, 8), .. Enumerable.Repeat(2, 19), .. Enumerable.Repeat(1, 33),
        ];
        Assert.Equal(shipped, ParetoShares.Of(1000, 85, ParetoShares.Users));
    }

    [Theory]
    [InlineData(411, new[] { 302, 75, 34 })]
    [InlineData(143, new[] { 105, 26, 12 })]
    [InlineData(78, new[] { 57, 14, 7 })]
    [InlineData(50, new[] { 37, 9, 4 })]
    [InlineData(15, new[] { 11, 3, 1 })]
    [InlineData(3, new[] { 1, 1, 1 })]
    public void Pairs_of_a_user_get_the_shipped_parts(int budget, int[] parts) => Assert.Equal(parts, ParetoShares.Of(budget, 3, ParetoShares.Pairs));

    [Fact]
    public void Everybody_gets_one_and_nothing_is_lost()
    {
        foreach (var (total, count) in new[] { (1, 1), (7, 7), (8, 7), (1_000_000, 10_000) })
        {
            var shares = ParetoShares.Of(total, count, ParetoShares.Users);
            Assert.Equal(total, shares.Sum());
            Assert.Equal(count, shares.Length);
            Assert.True(shares.Min() >= 1);
            Assert.Equal(shares.OrderDescending(), shares);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => ParetoShares.Of(6, 7, ParetoShares.Users));
    }
}
