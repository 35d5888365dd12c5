using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Databases;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Exchange;
using Parley.Core.Exchange.Sending;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Wires;

namespace Parley.Simulations.Network.Running;

/// <summary>A party of the network: one agent on a node of its own, which shares nothing with the others but the wire.</summary>
internal sealed class NetworkAgent : IAsyncDisposable
{
    private readonly INetworkWire _wire;
    private readonly ParleyNode _node;
    private readonly AgentClient _client;
    private readonly ClimbQueue _climbs;

    private NetworkAgent(string name, ParleyNode node, INetworkWire wire)
    {
        (Name, _node, _wire) = (name, node, wire);
        (_client, _climbs) = (node.Services.GetRequiredService<AgentClient>(), node.Services.GetRequiredService<ClimbQueue>());
    }

    public string Name { get; }

    /// <param name="ids">From which its ids follow: another than of any node before it.</param>
    /// <param name="database">The protocol database that it refers to.</param>
    /// <param name="describe">Its skills, if it has any.</param>
    public static async Task<NetworkAgent> StartAsync(string name, string ids, string model, DatabaseClient database, NetworkWiring wiring, Action<AgentBuilder> describe, CancellationToken cancellationToken)
    {
        var node = await ParleyNode.CreateAsync(
            parley =>
            {
                parley.Options.Node.Url = wiring.Wire.UrlOf(name);
                parley.UseInMemoryStore().UseTransport(wiring.Wire.Transport);
                parley.Services.Replace(ServiceDescriptor.Singleton(wiring.Wire.Fetch));
                parley.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(wiring.Clock));
                parley.Services.Replace(ServiceDescriptor.Singleton<IIdSource>(new SequentialIds(ids)));
                parley.Services.Replace(ServiceDescriptor.Singleton<IExchangeStore>(new MeteredRecords(wiring.Meter, wiring.History, wiring.Prices, areKept: wiring.Policy != ClimbPolicies.LanguageOnly)));
                parley.Services.AddSingleton(wiring.Verdicts);
                parley.Services.AddSingleton<IDocumentDatabase>(database);
                parley.Services.AddSingleton<IRoutineLibrary>(database);
                parley.AddModel(model, wiring.Models.Get(model).Client, wiring.Models.Get(model).Price);
                parley.AddAgent(name, agent => describe(agent.UseModel(model).UsePolicy(wiring.Policy).Publish()));
            },
            cancellationToken);
        wiring.Wire.Listen(name, new Party(node.Inbound, node.Services.GetRequiredService<PeerBudgets>(), node.Services.GetRequiredService<NodeOptions>()));
        return new NetworkAgent(name, node, wiring.Wire);
    }

    /// <summary>Has another agent do a task.</summary>
    /// <param name="parent">The exchange that this one serves.</param>
    public ValueTask<Outcome<ExchangeResult>> AskAsync(string server, AgentTask task, JsonValue input, ExchangeContext? parent, PeerAccount? account, CancellationToken cancellationToken)
        => _client.InvokeAsync(Name, new Uri(_wire.UrlOf(server), $"agents/{server}"), task, input, parent, cancellationToken, account);

    /// <summary>Climbs that are queued.</summary>
    public int WaitingClimbs => _climbs.Count;

    /// <summary>Does the climbs that are queued.</summary>
    public ValueTask ClimbAsync(CancellationToken cancellationToken) => _climbs.DrainAsync(cancellationToken);

    /// <summary>Removes what it needn't remember any longer.</summary>
    public ValueTask ForgetAsync(CancellationToken cancellationToken) => _node.Services.GetRequiredService<Retention>().ExpireAsync(cancellationToken);

    /// <summary>Its skill of this id is another from now on; what it remembers stays.</summary>
    public void ChangeSkill(string id, Func<Skill, Skill> change)
    {
        var catalog = _node.Services.GetRequiredService<AgentCatalog>();
        var agent = catalog.Find(Name)!;
        catalog.Replace([agent with { Skills = [.. agent.Skills.Select(skill => skill.Id == id ? change(skill) : skill)] }]);
    }

    /// <summary>Documents that it holds.</summary>
    public async ValueTask<IEnumerable<ProtocolDocument>> DocumentsAsync(CancellationToken cancellationToken)
        => (await _node.Services.GetRequiredService<IDocumentStore>().ListAsync(null, int.MaxValue, cancellationToken)).Select(stored => stored.Document);

    /// <summary>Ids of its live routines.</summary>
    public async ValueTask<IEnumerable<string>> RoutinesAsync(CancellationToken cancellationToken)
        => (await _node.Services.GetRequiredService<IRoutineStore>().ListAsync(cancellationToken)).Where(routine => routine.Status == RoutineStatus.Live).Select(routine => routine.Id);

    public ValueTask DisposeAsync() => _node.DisposeAsync();
}
