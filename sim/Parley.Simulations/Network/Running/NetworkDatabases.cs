using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs.Budgets;
using Parley.Core.Databases;
using Parley.Core.Documents;
using Parley.Core.Exchange;
using Parley.Routines;
using Parley.Simulations.Network.Population;
using Parley.Simulations.Network.Wires;

namespace Parley.Simulations.Network.Running;

/// <summary>Three protocol databases in a chain, each with neighbours of its own; every agent refers to one of them.</summary>
internal sealed class NetworkDatabases
{
    private const int Count = Screenplay.Databases;

    private readonly List<DatabaseSync> _syncs = [];

    private NetworkDatabases(INetworkWire wire, TimeProvider time) => Clients = [.. Enumerable.Range(1, Count).Select(number => new DatabaseClient(wire.UrlOf(NameOf(number)), wire.Transport, time))];

    /// <summary>By number, the first being 0.</summary>
    public IReadOnlyList<DatabaseClient> Clients { get; }

    /// <summary>Answers that one of them owed another and that were wrong or missing.</summary>
    public int Faults => _syncs.Sum(sync => sync.Wrong);

    public static async Task<NetworkDatabases> StartAsync(INetworkWire wire, TimeProvider time, CancellationToken cancellationToken)
    {
        var databases = new NetworkDatabases(wire, time);
        var options = new DatabaseOptions();
        for (var number = 1; number <= Count; number++)
        {
            var url = wire.UrlOf(NameOf(number));
            var database = new ProtocolDatabase(new InMemoryDocumentStore(), new InMemoryRoutineArchive(), new RoutineRuntime(time), options, time);
            await database.OpenAsync(cancellationToken);
            var budgets = new PeerBudgets(new PeerOptions(), () => url, time, NullLogger<PeerBudgets>.Instance);
            var inbound = new DatabaseInbound(database, options, budgets, NullLogger<DatabaseInbound>.Instance);
            wire.Listen(NameOf(number), new Party(inbound, budgets, new NodeOptions { Url = url, MaxMessageBytes = options.MaxTextBytes }));
            databases._syncs.Add(new DatabaseSync(database, [.. databases.Clients.Where((_, other) => Math.Abs(other + 1 - number) == 1)], time));
        }

        return databases;
    }

    /// <summary>The database of this number, from 0, takes what its neighbours have and it has not.</summary>
    public ValueTask<int> SynchronizeAsync(int number, CancellationToken cancellationToken) => _syncs[number].RunAsync(cancellationToken);

    /// <summary>What a database is called on the wire.</summary>
    public static string NameOf(int number) => FormattableString.Invariant($"database{number}");
}
