using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Databases;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Routines;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Core.Databases;

/// <summary>A protocol database over in-memory stores, behind an in-memory network.</summary>
internal sealed class DatabaseBench
{
    public const string Routine = "function handle(request) { return request; }";

    public DatabaseBench(InMemoryNetwork network, string host, DatabaseOptions? options = null, PeerOptions? peers = null)
    {
        (Url, options) = (new Uri($"http://{host}/"), options ?? new DatabaseOptions());
        Database = new ProtocolDatabase(Stored, Archive, new RoutineRuntime(TimeProvider.System), options, Time);
        Inbound = new DatabaseInbound(Database, options, new PeerBudgets(peers ?? new PeerOptions(), () => new Uri("http://elsewhere.example"), Time, NullLogger<PeerBudgets>.Instance), NullLogger<DatabaseInbound>.Instance);
        Client = new DatabaseClient(Url, network, Time);
        network.Listen(Url, Inbound);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public InMemoryDocumentStore Stored { get; } = new();

    public InMemoryRoutineArchive Archive { get; } = new();

    public ManualTime Time { get; } = new();

    public Uri Url { get; }

    public ProtocolDatabase Database { get; }

    public DatabaseInbound Inbound { get; }

    public DatabaseClient Client { get; }

    public static string Text(string name, string request = """{"type":"object"}""", string reply = """{"type":"object"}""")
        => ProtocolDocumentText.ForSkill(name, "Does something.", JsonText.Parse(request), JsonText.Parse(reply));

    public static ProtocolDocument Document(string text) => ProtocolDocument.TryParse(text, DocumentLimits.Default, out var document, out var error) ? document : throw new InvalidOperationException(error);

    public static RoutineAddress Address(int number) => RoutineAddress.Of(DocumentHash.Of($"document {number}"), Side.Receiver);

    public async Task<DocumentHash> AddAsync(string text) => (await Database.AddAsync(text, Token)).Value;

    public DatabaseSync Sync(params IReadOnlyList<DatabaseClient> neighbours) => new(Database, neighbours, Time);

    public async Task<TransportReply> SendAsync(string method, string path, byte[]? body = null, string origin = "")
        => await Inbound.ReceiveAsync(new TransportRequest { Method = method, Url = new Uri(Url, path), Body = body ?? [], Origin = origin }, Token);
}
