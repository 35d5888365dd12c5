using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Clairvoyant;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.Data;
using Parley.Simulations.Network.History;
using Parley.Simulations.Network.Models;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Tasks;
using Parley.Simulations.Network.Wires;

namespace Parley.Simulations.Network.Running;

/// <summary>A network at work: servers and users on nodes of their own, one query after the other, the climbs that it leads to behind each.</summary>
internal sealed class NetworkRun : IAsyncDisposable
{
    private const int QueriesBetweenForgetting = 10_000;

    /// <summary>More than any chain of servers who ask each other is long.</summary>
    private const int MaxClimbRounds = 100;

    private static readonly TimeSpan BetweenQueries = TimeSpan.FromSeconds(10);

    private readonly Draw _draw;
    private readonly int _askedAtMost;
    private readonly SkillVisibility _visibility;
    private readonly ModelFailures _failures;
    private readonly NetworkWiring _wiring;
    private readonly Oracle _oracle;
    private readonly WorkLog _work = new();
    private readonly IReadOnlyList<User> _plan;
    private readonly IEnumerable<Step> _steps;
    private readonly Stretches _stretches;

    private NetworkDatabases _databases = null!;
    private NetworkServers? _servers;
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
        (_plan, _steps) = (screenplay.Users, options.Script?.Over(screenplay.Steps, _draw) ?? screenplay.Steps);
        _stretches = new Stretches(options.Marks);
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
            run._servers = new NetworkServers(run._wiring, run._databases, run._tables, run._visibility, run._draw, run._work);
            await run._servers.StartAsync(cancellationToken);
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
            switch (step)
            {
                case Step.Synchronize turn:
                    await _databases.SynchronizeAsync(turn.Database, cancellationToken);
                    break;
                case Step.Change { What: var change }:
                    await _servers!.ApplyAsync(change, cancellationToken);
                    _oracle.Apply(change);
                    break;
                case Step.Ask { Query: var query } when query.Number > _askedAtMost:
                    return await EndAsync(cancellationToken);
                case Step.Ask { Query: var query }:
                    await AnswerAsync(query, answered, cancellationToken);
                    break;
            }
        }

        return await EndAsync(cancellationToken);
    }

    /// <summary>What its parties reach each other by.</summary>
    public INetworkWire Wire => _wiring.Wire;

    /// <summary>How many users have asked and will ask again.</summary>
    public int PresentUsers => _users?.Count ?? 0;

    /// <summary>Climbs that are queued at servers.</summary>
    public int WaitingClimbs => _servers?.Present.Sum(server => server.WaitingClimbs) ?? 0;

    /// <summary>Ids of the live routines of each user that is there.</summary>
    public Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RoutinesAsync(CancellationToken cancellationToken) => _users!.RoutinesAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        // First, so that nobody is still at work on what is closed then.
        await _wiring.Wire.DisposeAsync();
        await (_users?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_servers?.DisposeAsync() ?? ValueTask.CompletedTask);
        _oracle.Dispose();
        await (_tables?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    private async Task AnswerAsync(Query query, Action<QueryResult> answered, CancellationToken cancellationToken)
    {
        _stretches.Reach(query.Number, Totals);
        var result = await AskAsync(query, cancellationToken);
        _wiring.History.Add(result);
        answered(result);
        _wiring.Clock.Advance(BetweenQueries);
        if (query.Number % QueriesBetweenForgetting == 0)
        {
            await ForgetAsync(cancellationToken);
        }
    }

    private async Task<QueryResult> AskAsync(Query query, CancellationToken cancellationToken)
    {
        var before = _wiring.Meter.Total;
        var user = await _users!.GetAsync(query.User, cancellationToken);
        var asked = await user.AskAsync(query.Pair.Server, NetworkTasks.Get(query.Pair.Task), query.Input, null, null, cancellationToken);
        await ClimbAsync(user, cancellationToken);
        await _users!.AnsweredAsync(user, cancellationToken);
        var right = await _oracle.FollowAsync(query, _work.Take(), cancellationToken);
        var outcome = asked.TryGet(out var exchange, out var unreachable) ? exchange.Outcome : unreachable;
        return new QueryResult(query, outcome.Succeeded ? outcome.Value : default, right, outcome.Error, exchange?.Record, _wiring.Meter.Total - before);
    }

    /// <summary>A climb of one server can queue one at another whose turn is over: each belongs to the query that led to it, and none is left behind the last.</summary>
    private async Task ClimbAsync(NetworkAgent user, CancellationToken cancellationToken)
    {
        await user.ClimbAsync(cancellationToken);
        for (var round = 0; WaitingClimbs > 0; round++)
        {
            if (round == MaxClimbRounds)
            {
                throw new InvalidOperationException($"{WaitingClimbs} climbs wait after {MaxClimbRounds} rounds: they queue each other without end.");
            }

            foreach (var server in _servers!.Present)
            {
                await server.ClimbAsync(cancellationToken);
            }
        }
    }

    /// <summary>What a node in service does each hour: memory must not grow with the queries.</summary>
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        foreach (var server in _servers!.Present)
        {
            await server.ForgetAsync(cancellationToken);
        }
    }

    private async Task<NetworkFindings> EndAsync(CancellationToken cancellationToken)
    {
        var holdings = await _users!.HoldingsAsync(cancellationToken);
        holdings.Add(await _servers!.HoldingsAsync(cancellationToken));
        return new NetworkFindings(_wiring.Meter, _wiring.History, _wiring.Prices, holdings.Documents, holdings.Routines, _wiring.Wire.TraceHash)
        {
            DatabaseFaults = _databases.Faults,
            FailedCalls = _failures.Count,
            Stretches = _stretches.End(Totals()),
        };
    }

    private RunTotals Totals() => RunTotals.Of(_wiring.Meter, _wiring.History);
}
