using Microsoft.Extensions.AI;
using Parley.Models.Offline;

namespace Parley.Simulations.Network.Models;

/// <summary>The models behind the network's agents: one offline model under each of the paper's names.</summary>
internal sealed class NetworkModels
{
    private readonly Dictionary<string, IChatClient> _clients = PaperModels.Users.ToDictionary(name => name, name => (IChatClient)new OfflineModel($"{name} (offline model)"));

    public IChatClient Get(string name) => _clients[name];
}
