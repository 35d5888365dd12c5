using Parley.Protocol.Json;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Population;

/// <summary>One query of a user. <paramref name="Number"/> counts from 1 in the order in which they are sent.</summary>
internal sealed record Query(int Number, string User, ServerTask Pair, JsonObject Input)
{
    /// <summary>Travels with every exchange that serves the query.</summary>
    public string Id => $"q{Number}";
}
