using Parley.Simulations.Network.Clairvoyant;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.History;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Wires;

namespace Parley.Simulations.Network.Running;

/// <summary>What all agents of a run have in common although they are strangers: the wire, the clock, the price list, and one who counts.</summary>
/// <param name="Policy">By which all of them climb.</param>
internal sealed record NetworkWiring(INetworkWire Wire, SimulatedClock Clock, CostMeter Meter, NetworkHistory History, ObservedPrices Prices, NetworkModels Models, string Policy);
