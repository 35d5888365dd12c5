using System.Runtime.CompilerServices;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Options;
using Parley.Protocol.Documents;
using Parley.Simulations.Network.Clairvoyant;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.Data;
using Parley.Simulations.Network.History;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Servers;
using Parley.Simulations.Network.Tasks;
using Parley.Simulations.Network.Wires;

namespace Parley.Simulations.Network.Running;

/// <summary>A network at work: servers and users on nodes of their own, one query after the other, the climbs that it leads to behind each.</summary>
internal sealed class NetworkRun : IAsyncDisposable
{
    private const int QueriesBetweenForgetting = 10_000;

    private static readonly TimeSpan BetweenQueries = TimeSpan.FromMinutes(1);

    private readonly Draw _draw;
    private readonly int _askedAtMost;
    private readonly SkillVisibility _visibility;
    private readonly ModelFailures _failures;
    private readonly NetworkWiring _wiring;
    private readonly Oracle _oracle;
    private readonly WorkLog _work = new();
    private readonly List<IServerData> _data = [];
    private readonly List<NetworkAgent> _servers = [];
    private readonly IReadOnlyList<User> _plan;
    private readonly IEnumerable<Step> _steps;

    private NetworkDatabases _databases = null!;
    private NetworkUsers? _users;
    private PostgresTables? _tables;

    private NetworkRun(NetworkOptions options, INetworkWire wire)
    {
        (_draw, _askedAtMost) = (new Draw(options.Seed), options.AskedAtMost ?? int.MaxValue);
        (_visibility, _failures) = (options.IsPublic ? SkillVisibility.Public : SkillVisibility.Negotiated, new ModelFailures(options.FailureRates, options.Retries, _draw));
        var clock = new SimulatedClock();
        _wiring = new NetworkWiring(wire, clock, new CostMeter(), new NetworkHistory(options.Queries), new ObservedPrices(), options.Models.Fail(_failures), options.Policy);
        _oracle = new Oracle(_draw);
        var screenplay = options.Actions?.Play(_draw) ?? Screenplay.Draw(options.Users, options.Queries, options.Seed);
        (_plan, _steps) = (screenplay.Users, screenplay.Steps);
    }

    /// <summary>Documents agreed on so far.</summary>
    public int Documents => _wiring.History.Documents.Count;

    /// <summary>Servers are there; users come when they ask for the first time.</summary>
    public static async Task<NetworkRun> StartAsync(NetworkOptions options, CancellationToken cancellationToken)
    {
        var run = new NetworkRun(options, options.Transport == WireKind.Http ? await HttpWire.StartAsync(cancellationToken) : new MemoryWire());
        try
        {
            run._tables = options.Postgres is { } postgres ? await PostgresTables.StartAsync(postgres, cancellationToken) : null;
            run._databases = await NetworkDatabases.StartAsync(run._wiring.Wire, run._wiring.Clock, cancellationToken);
            run._users = new NetworkUsers(run._plan, run._databases, run._wiring);
            foreach (var server in ServerCatalog.All)
            {
                await run.StartServerAsync(server, cancellationToken);
            }

            return run;
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    /// <param name="answered">Told of each query.</param>
    public async Task<NetworkFindings> RunAsync(Action<QueryResult> answered, CancellationToken cancellationToken)
    {
        foreach (var step in _steps)
        {
            if (step is Step.Synchronize turn)
            {
                await _databases.SynchronizeAsync(turn.Database, cancellationToken);
                continue;
            }

            var query = ((Step.Ask)step).Query;
            if (query.Number > _askedAtMost)
            {
                break;
            }

            var result = await AskAsync(query, cancellationToken);
            _wiring.History.Add(result);
            answered(result);
            _wiring.Clock.Advance(BetweenQueries);
            if (query.Number % QueriesBetweenForgetting == 0)
            {
                await ForgetAsync(cancellationToken);
            }
        }

        var holdings = await HoldingsAsync(cancellationToken);
        return new NetworkFindings(_wiring.Meter, _wiring.History, _wiring.Prices, holdings.Documents, holdings.Routines, _wiring.Wire.TraceHash) { DatabaseFaults = _databases.Faults, FailedCalls = _failures.Count };
    }

    /// <summary>What its parties reach each other by.</summary>
    public INetworkWire Wire => _wiring.Wire;

    /// <summary>Every record in which a model took part, agent by agent.</summary>
    public async IAsyncEnumerable<ExchangeRecord> RecordsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var record in _users!.RecordsAsync(cancellationToken))
        {
            yield return record;
        }

        foreach (var server in _servers)
        {
            await foreach (var record in server.Records.ReadAllAsync(cancellationToken))
            {
                yield return record;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // First, so that nobody is still at work on what is closed then.
        await _wiring.Wire.DisposeAsync();
        await (_users?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }

        _data.ForEach(data => data.Dispose());
        _oracle.Dispose();
        await (_tables?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task<QueryResult> AskAsync(Query query, CancellationToken cancellationToken)
    {
        var before = _wiring.Meter.Total;
        var user = await _users!.GetAsync(query.User, cancellationToken);
        var asked = await user.AskAsync(query.Pair.Server, NetworkTasks.Get(query.Pair.Task), query.Input, null, null, cancellationToken);
        await user.ClimbAsync(cancellationToken);
        foreach (var server in _servers)
        {
            await server.ClimbAsync(cancellationToken);
        }

        await _users!.AnsweredAsync(user, cancellationToken);
        var right = await _oracle.FollowAsync(query, _work.Take(), cancellationToken);
        var outcome = asked.TryGet(out var exchange, out var unreachable) ? exchange.Outcome : unreachable;
        return new QueryResult(query, outcome.Succeeded ? outcome.Value : default, right, outcome.Error, exchange?.Record, _wiring.Meter.Total - before);
    }

    /// <summary>What a node in service does each hour: memory must not grow with the queries.</summary>
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        foreach (var server in _servers)
        {
            await server.ForgetAsync(cancellationToken);
        }
    }

    private async Task<Holdings> HoldingsAsync(CancellationToken cancellationToken)
    {
        var holdings = await _users!.HoldingsAsync(cancellationToken);
        foreach (var server in _servers)
        {
            await holdings.AddAsync(server, cancellationToken);
        }

        return holdings;
    }

    private async Task StartServerAsync(Server server, CancellationToken cancellationToken)
    {
        var data = server.OpenData(_tables is null || !server.IsRelational ? null : await _tables.OpenAsync(server.Name, cancellationToken));
        _data.Add(data);
        NetworkAgent? self = null;
        self = await NetworkAgent.StartAsync(
            server.Name,
            server.Model,
            _databases.Clients[server.Database],
            _wiring,
            agent =>
            {
                agent.Describe(server.Description);
                foreach (var skill in server.Skills)
                {
                    agent.AddSkill(skill.Id, Options(skill, new ServerTool(server, skill, data, _draw, _work, () => self!)));
                }
            },
            cancellationToken);
        _servers.Add(self);
    }

    private SkillOptions Options(ServerSkill skill, ServerTool tool) => new()
    {
        Description = skill.Offer.Description,
        Effect = skill.Offer.Effect,
        Visibility = _visibility,
        Input = skill.Offer.Input.Source,
        Output = skill.Offer.Output.Source,
        Tool = new ToolOptions.Code(tool),
    };
}
