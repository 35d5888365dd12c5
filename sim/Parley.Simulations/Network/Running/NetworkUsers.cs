using Parley.Simulations.Network.Population;

namespace Parley.Simulations.Network.Running;

/// <summary>
/// The users of a run. Each comes when it asks for the first time and goes when it has asked all that it wanted to; the names of what it held stay. Half of ten thousand users ask once or
/// twice: their nodes would be most of the memory of a long run.
/// </summary>
internal sealed class NetworkUsers(IReadOnlyList<User> plan, NetworkDatabases databases, NetworkWiring wiring) : IAsyncDisposable
{
    private readonly Dictionary<string, User> _plan = plan.ToDictionary(user => user.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _left = plan.ToDictionary(user => user.Name, user => user.Budget, StringComparer.Ordinal);
    private readonly Dictionary<string, NetworkAgent> _present = new(StringComparer.Ordinal);
    private readonly Holdings _holdings = new();

    /// <summary>Those that are there.</summary>
    public int Count => _present.Count;

    /// <summary>The user of this name, who is about to ask.</summary>
    public async ValueTask<NetworkAgent> GetAsync(string name, CancellationToken cancellationToken)
    {
        if (!_present.TryGetValue(name, out var user))
        {
            user = await NetworkAgent.StartAsync(name, name, _plan[name].Model, databases.Clients[_plan[name].Database], wiring, agent => agent.Describe("Somebody who asks."), cancellationToken);
            _present.Add(name, user);
        }

        return user;
    }

    /// <summary>The user has its answer.</summary>
    public async ValueTask AnsweredAsync(NetworkAgent user, CancellationToken cancellationToken)
    {
        if (--_left[user.Name] > 0)
        {
            return;
        }

        await _holdings.AddAsync(user, cancellationToken);
        _present.Remove(user.Name);
        wiring.Wire.Stop(user.Name);
        await user.DisposeAsync();
    }

    /// <summary>What they hold or held.</summary>
    public async ValueTask<Holdings> HoldingsAsync(CancellationToken cancellationToken)
    {
        foreach (var user in _present.Values)
        {
            await _holdings.AddAsync(user, cancellationToken);
        }

        return _holdings;
    }

    /// <summary>Ids of the live routines of each that is there.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> RoutinesAsync(CancellationToken cancellationToken)
    {
        var routines = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var user in _present.Values)
        {
            routines.Add(user.Name, [.. await user.RoutinesAsync(cancellationToken)]);
        }

        return routines;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var user in _present.Values)
        {
            await user.DisposeAsync();
        }
    }
}
