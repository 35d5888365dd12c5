using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Population;

namespace Parley.Simulations.Network.Running;

/// <summary>How one query ended.</summary>
/// <param name="Answer">Missing when there is none.</param>
/// <param name="Error">Why there is none; null when there is.</param>
/// <param name="Record">The sender's; null when the server could not be reached.</param>
/// <param name="Cost">USD that all agents spent on it and on the climbs that it led to.</param>
internal sealed record QueryResult(Query Query, JsonValue Answer, JsonValue Right, ParleyError? Error, ExchangeRecord? Record, decimal Cost)
{
    public bool IsRight => Error is null && Oracle.IsRight(Oracle.Asked(Query.Pair.Task, Answer), Right);
}
