using Parley.Core.Diagnostics;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Servers;
using Parley.Simulations.Network.Tasks;

namespace Parley.Simulations.Network.Running;

/// <summary>Knows the right answer of every query: the same work on twin databases, without agents, models or words between, in that order. The twins are in memory wherever the servers keep their data.</summary>
internal sealed class Oracle : IServerLinks, IDisposable
{
    private readonly Draw _draw;
    private readonly Dictionary<string, (Server Server, ServerScene Scene)> _twins = new(StringComparer.Ordinal);
    private readonly Successors _successors = new();

    public Oracle(Draw draw)
    {
        _draw = draw;
        foreach (var server in ServerCatalog.All)
        {
            Add(server);
        }
    }

    /// <summary>Has the twins change as the servers do. What their members are called is nothing to them.</summary>
    public void Apply(NetworkChange change)
    {
        _successors.Apply(change);
        switch (change)
        {
            case NetworkChange.Replace replaced:
                _twins[replaced.Server.Name].Scene.Data.Dispose();
                Add(replaced.Server);
                break;
            case NetworkChange.Add added:
                Add(added.Server);
                break;
        }
    }

    /// <summary>Has the twins do what the servers did, and nothing else, and returns what a query should have been answered; Missing when its server did not do its work.</summary>
    public async ValueTask<JsonValue> FollowAsync(Query query, IReadOnlyList<DoneWork> done, CancellationToken cancellationToken)
    {
        JsonValue right = default;
        foreach (var work in done)
        {
            if (work.Server != query.Pair.Server)
            {
                // Its reply was lost on the way, and whoever had asked for it failed.
                var (twin, scene) = _twins[work.Server];
                await ServerCatalog.SkillFor(twin, work.Skill).Work(work.Arguments, scene, cancellationToken);
            }
            else if (right.IsMissing)
            {
                right = (await AskAsync(query.Pair.Server, query.Pair.Task, query.Input, cancellationToken)).Value;
            }
        }

        return right;
    }

    public async ValueTask<Outcome<JsonValue>> AskAsync(string server, string task, JsonObject input, CancellationToken cancellationToken)
    {
        var (twin, scene) = _twins[_successors.Of(server)];
        var answer = await ServerCatalog.SkillFor(twin, task).Work(input, scene, cancellationToken);
        return answer.TryGet(out var full, out var error) ? Asked(task, full) : error;
    }

    /// <summary>Whether an answer says the same. The words of an error are free.</summary>
    public static bool IsRight(JsonValue answer, JsonValue right) => Plain(answer) == Plain(right);

    /// <summary>The members that a task asks for; a server may say more.</summary>
    public static JsonValue Asked(string task, JsonValue full)
    {
        var properties = NetworkTasks.Get(task).Output.Source["properties"];
        return full.AsObject is { } members ? new JsonObject(members.Count).With(members.Where(member => !properties[member.Key].IsMissing)) : full;
    }

    public void Dispose()
    {
        foreach (var (_, scene) in _twins.Values)
        {
            scene.Data.Dispose();
        }
    }

    private void Add(Server server) => _twins[server.Name] = (server, new ServerScene(server.Name, _draw, server.OpenData(), this));

    private static JsonValue Plain(JsonValue answer) => answer.AsObject is { } members ? new JsonObject(members.Count).With(members.Where(member => member.Key != "error")) : answer;
}
