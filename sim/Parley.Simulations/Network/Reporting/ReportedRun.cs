using Parley.Simulations.Network.History;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Reporting;

/// <summary>The same queries by one policy.</summary>
internal sealed record ReportedRun(string Policy, NetworkFindings Findings)
{
    public NetworkHistory History => Findings.History;

    /// <summary>USD that were spent on one pair; 0 when nobody asked for it.</summary>
    public decimal UsdOf(ServerTask pair) => History.Pairs.FirstOrDefault(figures => figures.Pair == pair)?.Usd ?? 0;
}
