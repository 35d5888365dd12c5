namespace Parley.Simulations.Network.Population;

/// <summary>
/// Shares out a number of queries by a Pareto density, as the network of the Agora paper does: everybody gets one and the whole part of the rest by the density;
/// what is left over is shared out again, until nobody's part is whole, and goes to the first then.
/// </summary>
internal static class ParetoShares
{
    /// <summary>The exponent by which the paper's queries fall on its users.</summary>
    public const double Users = 0.5;

    /// <summary>The exponent by which a user's queries fall on its pairs of server and task.</summary>
    public const double Pairs = 1;

    /// <summary>As many shares as <paramref name="count"/>, the largest first, none below 1; <paramref name="total"/> is at least the count.</summary>
    public static int[] Of(int total, int count, double exponent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(total, count);
        var weights = new double[count];
        for (var i = 0; i < count; i++)
        {
            weights[i] = exponent / Math.Pow(i + 1, exponent + 1);
        }

        var sum = weights.Sum();
        var shares = new int[count];
        Array.Fill(shares, 1);
        for (var left = total - count; left > 0;)
        {
            var given = 0;
            for (var i = 0; i < count; i++)
            {
                var part = (int)(weights[i] / sum * left);
                shares[i] += part;
                given += part;
            }

            if (given == 0)
            {
                shares[0] += left;
                break;
            }

            left -= given;
        }

        return shares;
    }
}
