using Parley.Simulations.Network.Data;

namespace Parley.Simulations.Network.Servers;

/// <summary>One of the network's servers.</summary>
/// <param name="Description">What it is, in words that others read.</param>
/// <param name="Model">Name of its model.</param>
/// <param name="Database">Number of the protocol database that it refers to, from 0.</param>
/// <param name="IsRelational">Whether its data lies in tables or in documents.</param>
/// <param name="Stock">What its database holds at the start.</param>
internal sealed record Server(string Name, string Description, string Model, int Database, bool IsRelational, Stock Stock, IReadOnlyList<ServerSkill> Skills)
{
    /// <summary>Its database as it is before the first query.</summary>
    /// <param name="tables">Empty, where its tables go; null: in memory.</param>
    public IServerData OpenData(Data.Database? tables = null) => IsRelational ? new RelationalData(tables ?? Data.Database.InMemory(), Stock) : new DocumentData(Stock);
}
