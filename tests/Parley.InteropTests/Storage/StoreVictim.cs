using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Sqlite;

namespace Parley.InteropTests.Storage;

/// <summary>A process that writes to a store without end and prints what was acknowledged, one line each, until it is killed.</summary>
internal static class StoreVictim
{
    public const string Role = "--store-victim";

    private const int Workers = 8;

    public static async Task<int> RunAsync(string path, string run)
    {
        var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = path }, TimeProvider.System, NullLogger<SqliteStore>.Instance, CancellationToken.None);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(() => WorkAsync(store, $"{run}-{worker}"))));
        return 0;
    }

    public static EffectKey EffectKey(string id) => new("shop", "http://caller", id, "order", "00");

    public static RoutineKey RoutineKey(string worker) => new(worker, Side.Receiver, DocumentHash.Of("the document"), "skills");

    public static PairKey PairKey(string worker) => new(worker, "http://peer", "task");

    public static string DocumentText(string id) => $"Document {id}: say what you want.";

    /// <summary>The mark at the end tells a whole line from one that was cut off.</summary>
    private static void Acknowledge(string kind, string worker, int number) => Console.Out.WriteLine($"{kind} {worker} {number} .");

    private static async Task WorkAsync(SqliteStore store, string worker)
    {
        for (var i = 0; ; i++)
        {
            var id = $"{worker}-{i}";
            await store.Exchanges.AppendAsync(Exchange($"{id}-relaxed", SkillEffect.None), Durability.Relaxed, CancellationToken.None);
            Acknowledge("relaxed", worker, i);
            await store.Effects.BeginAsync(EffectKey(id), CancellationToken.None);
            Acknowledge("begun", worker, i);
            await store.Effects.CompleteAsync(EffectKey(id), id, CancellationToken.None);
            Acknowledge("completed", worker, i);
            await store.Exchanges.AppendAsync(Exchange(id, SkillEffect.Once), Durability.Durable, CancellationToken.None);
            Acknowledge("durable", worker, i);
            await store.Documents.PutAsync(Document(id), CancellationToken.None);
            Acknowledge("document", worker, i);
            await store.Routines.TrySaveAsync(Routine(worker, i), [Event(worker, i)], CancellationToken.None);
            Acknowledge("routine", worker, i);
            await store.Pairs.TrySaveAsync(new PairState(PairKey(worker)) { Version = i, Exchanges = i + 1 }, CancellationToken.None);
            Acknowledge("pair", worker, i);
        }
    }

    private static StoredDocument Document(string id)
    {
        _ = ProtocolDocument.TryParse(DocumentText(id), DocumentLimits.Default, out var document, out _);
        return new StoredDocument(document!, [], DocumentOrigin.Added, DocumentVisibility.Parties, DateTimeOffset.UnixEpoch);
    }

    private static RoutineRecord Routine(string worker, int version) => new(RoutineKey(worker))
    {
        Version = version,
        Id = "0011223344556677",
        Source = "function handle(request) { return request; }",
        Status = RoutineStatus.Live,
        Author = "person",
        WrittenAt = DateTimeOffset.UnixEpoch,
    };

    private static RoutineEvent Event(string worker, int version) => new(RoutineKey(worker), "0011223344556677", DateTimeOffset.UnixEpoch, "written", $"version {version}");

    private static ExchangeRecord Exchange(string id, SkillEffect effect) => new()
    {
        Id = id,
        Kind = RecordKind.Exchange,
        Side = Side.Receiver,
        At = DateTimeOffset.UnixEpoch,
        Duration = TimeSpan.FromMilliseconds(1),
        Agent = "shop",
        Peer = "http://caller",
        Subject = "order",
        Effect = effect,
        Mode = Mode.Routine,
        Input = new string('x', 200),
    };
}
