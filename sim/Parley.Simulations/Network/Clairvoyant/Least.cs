namespace Parley.Simulations.Network.Clairvoyant;

/// <summary>The lowest of the prices that were seen; null before the first.</summary>
internal struct Least
{
    public decimal? Usd { get; private set; }

    public void See(decimal? usd)
    {
        if (usd is { } seen && !(Usd <= seen))
        {
            Usd = seen;
        }
    }
}
