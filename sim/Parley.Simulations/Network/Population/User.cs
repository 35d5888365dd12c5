using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Population;

/// <summary>One who asks.</summary>
/// <param name="Pairs">What it asks for and how often, the most frequent first.</param>
internal sealed record User(string Name, string Model, IReadOnlyList<(ServerTask Pair, int Queries)> Pairs)
{
    public int Budget => Pairs.Sum(pair => pair.Queries);
}
