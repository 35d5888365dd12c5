using Parley.Protocol.Documents;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Clairvoyant;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.History;

namespace Parley.Simulations.Network.Running;

/// <summary>What came of a run.</summary>
/// <param name="DocumentNames">Different documents that any agent holds, and what they are called.</param>
/// <param name="Routines">Different routines that are live anywhere.</param>
/// <param name="TraceHash">Of all that went over the wire, in order; null over HTTP.</param>
internal sealed record NetworkFindings(CostMeter Meter, NetworkHistory History, ObservedPrices Prices, IReadOnlyDictionary<DocumentHash, string> DocumentNames, int Routines, string? TraceHash)
{
    /// <summary>Answers of protocol databases to their neighbours that were wrong or missing.</summary>
    public int DatabaseFaults { get; init; }

    /// <summary>Calls that models were made to fail, each attempt counted.</summary>
    public long FailedCalls { get; init; }

    /// <summary>Its figures from each mark of the options up to the next.</summary>
    public IReadOnlyList<Stretch> Stretches { get; init; } = [];

    /// <summary>Queries that were asked.</summary>
    public int Asked => History.Pairs.Sum(pair => pair.Queries);

    public int Documents => DocumentNames.Count;

    /// <summary>The share of queries that were answered rightly.</summary>
    public double Accuracy => 1 - (History.MistakeCount / (double)Math.Max(1, Asked));

    /// <summary>Queries that got no answer.</summary>
    public int Failed => History.Pairs.Sum(pair => pair.Failed);
}
