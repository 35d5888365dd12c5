using Microsoft.Extensions.AI;
using Parley.Core.Costs;

namespace Parley.Simulations.Network.Models;

/// <summary>What stands behind one of the paper's models.</summary>
/// <param name="Where">The model's own name and the host that serves it; null for the offline model.</param>
internal sealed record NetworkModel(IChatClient Client, Price Price, string? Where);
