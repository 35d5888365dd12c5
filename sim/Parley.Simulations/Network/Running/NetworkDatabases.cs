using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs.Budgets;
using Parley.Core.Databases;
using Parley.Core.Documents;
using Parley.Core.Transport;
using Parley.Routines;
using Parley.Simulations.Network.Population;

namespace Parley.Simulations.Network.Running;

/// <summary>Three protocol databases in a chain, each with neighbours of its own; every agent refers to one of them.</summary>
internal sealed class NetworkDatabases
{
    private const int Count = Screenplay.Databases;

    private readonly List<DatabaseSync> _syncs = [];

    private NetworkDatabases(InMemoryNetwork network, TimeProvider time) => Clients = [.. Enumerable.Range(1, Count).Select(number => new DatabaseClient(UrlOf(number), network, time))];

    /// <summary>By number, the first being 0.</summary>
    public IReadOnlyList<DatabaseClient> Clients { get; }

    public static async Task<NetworkDatabases> StartAsync(InMemoryNetwork network, TimeProvider time, CancellationToken cancellationToken)
    {
        var databases = new NetworkDatabases(network, time);
        var options = new DatabaseOptions();
        for (var number = 1; number <= Count; number++)
        {
            var url = UrlOf(number);
            var database = new ProtocolDatabase(new InMemoryDocumentStore(), new InMemoryRoutineArchive(), new RoutineRuntime(time), options, time);
            await database.OpenAsync(cancellationToken);
            var budgets = new PeerBudgets(new PeerOptions(), () => url, time, NullLogger<PeerBudgets>.Instance);
            network.Listen(url, new DatabaseInbound(database, options, budgets, NullLogger<DatabaseInbound>.Instance));
            databases._syncs.Add(new DatabaseSync(database, [.. databases.Clients.Where((_, other) => Math.Abs(other + 1 - number) == 1)], time));
        }

        return databases;
    }

    /// <summary>The database of this number, from 0, takes what its neighbours have and it has not.</summary>
    public ValueTask<int> SynchronizeAsync(int number, CancellationToken cancellationToken) => _syncs[number].RunAsync(cancellationToken);

    private static Uri UrlOf(int number) => new(FormattableString.Invariant($"http://database{number}.network/"));
}
