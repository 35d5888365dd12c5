using Parley.Core.Costs.Budgets;
using Parley.Core.Exchange;
using Parley.Core.Transport;

namespace Parley.Simulations.Network.Wires;

/// <summary>What answers at an address of the wire.</summary>
/// <param name="Budgets">What its callers may use up.</param>
/// <param name="Options">Its address, and how long messages may be.</param>
internal sealed record Party(IInbound Inbound, PeerBudgets Budgets, NodeOptions Options);
