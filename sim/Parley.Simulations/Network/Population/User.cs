using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Population;

/// <summary>One who asks.</summary>
/// <param name="Database">Number of the protocol database that it refers to, from 0.</param>
/// <param name="Pairs">What it asks for and how often, the most frequent first.</param>
internal sealed record User(string Name, string Model, int Database, IReadOnlyList<(ServerTask Pair, int Queries)> Pairs)
{
    public int Budget => Pairs.Sum(pair => pair.Queries);
}
