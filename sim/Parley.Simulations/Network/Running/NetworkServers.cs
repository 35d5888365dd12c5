using Parley.Core.Skills;
using Parley.Options;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Data;
using Parley.Simulations.Network.Servers;

namespace Parley.Simulations.Network.Running;

/// <summary>The servers of a run, each on a node of its own with a database of its own, as they come and go.</summary>
/// <param name="tables">Where servers with tables keep them; null: in memory.</param>
internal sealed class NetworkServers(NetworkWiring wiring, NetworkDatabases databases, PostgresTables? tables, SkillVisibility visibility, Draw draw, WorkLog work) : IAsyncDisposable
{
    private readonly List<(NetworkAgent Agent, IServerData Data)> _present = [];
    private readonly List<NetworkChange.Rename> _renames = [];
    private readonly Holdings _holdings = new();
    private readonly Successors _successors = new();
    private int _replaced;

    public IEnumerable<NetworkAgent> Present => _present.Select(server => server.Agent);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var server in ServerCatalog.All)
        {
            await AddAsync(server, server.Name, cancellationToken);
        }
    }

    /// <summary>What a change means for servers.</summary>
    public async ValueTask ApplyAsync(NetworkChange change, CancellationToken cancellationToken)
    {
        _successors.Apply(change);
        switch (change)
        {
            case NetworkChange.Replace { Server: var server }:
                await RemoveAsync(server.Name, cancellationToken);
                await AddAsync(server, FormattableString.Invariant($"{server.Name}, replaced {++_replaced}"), cancellationToken);
                _renames.Where(rename => rename.Server == server.Name).ToList().ForEach(Rename);
                break;
            case NetworkChange.Rename rename:
                _renames.Add(rename);
                Rename(rename);
                break;
            case NetworkChange.Add { Server: var server }:
                await AddAsync(server, server.Name, cancellationToken);
                break;
            case NetworkChange.Remove { Server: var name }:
                await RemoveAsync(name, cancellationToken);
                break;
        }
    }

    /// <summary>What they hold, and what those held that are gone.</summary>
    public async ValueTask<Holdings> HoldingsAsync(CancellationToken cancellationToken)
    {
        foreach (var server in Present)
        {
            await _holdings.AddAsync(server, cancellationToken);
        }

        return _holdings;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (agent, data) in _present)
        {
            await agent.DisposeAsync();
            data.Dispose();
        }
    }

    private async Task AddAsync(Server server, string ids, CancellationToken cancellationToken)
    {
        var data = server.OpenData(tables is null || !server.IsRelational ? null : await tables.OpenAsync(server.Name, cancellationToken));
        try
        {
            NetworkAgent? self = null;
            self = await NetworkAgent.StartAsync(
                server.Name,
                ids,
                server.Model,
                databases.Clients[server.Database],
                wiring,
                agent =>
                {
                    agent.Describe(server.Description);
                    foreach (var skill in server.Skills)
                    {
                        agent.AddSkill(skill.Id, Options(skill, new ServerTool(server, skill, data, draw, work, _successors, () => self!)));
                    }
                },
                cancellationToken);
            _present.Add((self, data));
        }
        catch
        {
            data.Dispose();
            throw;
        }
    }

    private async ValueTask RemoveAsync(string name, CancellationToken cancellationToken)
    {
        var place = _present.FindIndex(server => server.Agent.Name == name);
        var (agent, data) = _present[place];
        _present.RemoveAt(place);
        wiring.Wire.Stop(name);
        await _holdings.AddAsync(agent, cancellationToken);
        await agent.DisposeAsync();
        data.Dispose();
    }

    private void Rename(NetworkChange.Rename rename)
        => _present.Find(server => server.Agent.Name == rename.Server).Agent.ChangeSkill(rename.Skill, skill => RenamedTool.Over(skill, rename.Names));

    private SkillOptions Options(ServerSkill skill, ServerTool tool) => new()
    {
        Description = skill.Offer.Description,
        Effect = skill.Offer.Effect,
        Visibility = visibility,
        Input = skill.Offer.Input.Source,
        Output = skill.Offer.Output.Source,
        Tool = new ToolOptions.Code(tool),
    };
}
