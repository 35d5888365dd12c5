using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.History;

/// <summary>What came of all queries for one task of one server.</summary>
internal sealed class PairFigures(ServerTask pair)
{
    public ServerTask Pair => pair;

    public int Queries { get; private set; }

    public int Right { get; private set; }

    /// <summary>Queries that got no answer.</summary>
    public int Failed { get; private set; }

    /// <summary>USD that all agents spent on these queries and on the climbs behind them.</summary>
    public decimal Usd { get; private set; }

    /// <summary>How the users handled them.</summary>
    public ModeCounts Modes { get; } = new();

    public void Add(QueryResult result)
    {
        Queries++;
        Usd += result.Cost;
        Right += result.IsRight ? 1 : 0;
        Failed += result.Error is null ? 0 : 1;
        if (result.Record is { } record)
        {
            Modes.Add(record.Mode);
        }
    }
}
