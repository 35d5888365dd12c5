using System.Text;
using Microsoft.Data.Sqlite;
using Parley.Core.Costs;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Storage.Upgrade;

/// <summary>A store of the first schema, made with its own SQL and the texts that were written then, is opened by this version.</summary>
public sealed class FirstSchemaTests : IDisposable
{
    private const string Document = "---\nname: Weather\ndescription: d\nmultiround: false\n---\nSay a city. é\r\n";

    private const string Full = """
        {"id":"full","kind":"Verification","side":"Receiver","at":"2026-05-04T12:00:00.0000000Z","duration":"00:00:00.1234567","agent":"tours","peer":"http://127.0.0.1:1/agents/weather","subject":"0123456789abcdef","effect":"Once","document":"DOCUMENT","mode":"Routine","peerMode":"Model","error":"Timeout: too slow","input":{"city":"Zürich \u0000 😀","n":0.1,"none":null},"output":"plain text","requestBody":null,"replyBody":[1,true,"x"],"toolCalls":[{"skill":"getForecast","arguments":{"a":1},"error":"it failed"},{"skill":"other","arguments":"x","result":null}],"modelCalls":[{"role":"Program","purpose":"write-routine","model":"m","inputTokens":12,"outputTokens":34,"cost":"0.1234567890123456789","currency":"EUR","duration":"00:00:00.0050000"}],"stepDowns":[{"from":"Routine","to":"Model","cause":"schema"}],"parentId":"parent","queryId":"query","mood":"calm"}
        """;

    private readonly TemporaryFolder _folder = new();

    private string FilePath => _folder.File("store.db");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_is_there_after_the_upgrade()
    {
        Create();
        await using var store = await StoreFile.OpenAsync(FilePath);
        Assert.Empty(store.Check(Token));
        RecordAssert.Equal(Sample.FullExchange("full"), Assert.Single(await store.Exchanges.FindAsync("full", Token)));
        var ids = await store.Exchanges.ReadAllAsync(Token).Select(record => record.Id).ToListAsync(Token);
        Assert.Equal(["full", .. Enumerable.Range(1, 1200).Select(i => $"bare {i}")], ids);

        var hash = DocumentHash.Of(Document);
        Assert.Equal(Document, (await store.Documents.FindAsync(hash, Token))!.Document.Text);
        var key = new EffectKey("shop", "http://caller\0x", "exchange", "order", "aabb");
        Assert.Equal("""{"order":7}""", JsonText.Write((await store.Effects.BeginAsync(key, Token)).Result));
        Assert.Equal(EffectStatus.Unknown, (await store.Effects.BeginAsync(key with { Arguments = "open" }, Token)).Status);
        var routine = await store.Routines.FindAsync(Sample.Key(), Token);
        Assert.Equal((3, "out of fuel"), (routine!.Version, routine.LastFailure));
        Assert.Equal("it was written", Assert.Single(await store.Routines.HistoryAsync(Sample.Key(), Token)).Text);
        Assert.Equal(new Suitability(true, "it fits"), await store.Suitabilities.FindAsync("tours", "task", hash, Token));
        Assert.Equal(17, (await store.Pairs.GetAsync(new("tours", "http://peer", "task"), Token)).Exchanges);
    }

    [Fact]
    public async Task A_record_that_can_not_be_read_is_kept_and_reported_and_stops_no_upgrade()
    {
        Create();
        StoreFile.Execute(FilePath, "UPDATE exchanges SET record = 'torn' WHERE id = 'bare 7'");
        await using var store = await StoreFile.OpenAsync(FilePath);
        Assert.Equal(1200, await store.Exchanges.ReadAllAsync(Token).CountAsync(Token));
        Assert.Contains("exchanges_unreadable", Assert.Single(store.Check(Token)), StringComparison.Ordinal);
        StoreFile.Execute(FilePath, "INSERT INTO exchanges_unreadable SELECT 9000, id, at, kind, side, agent, peer, subject, mode, document, content, record FROM exchanges_unreadable WHERE record = 'torn'");
    }

    public void Dispose() => _folder.Dispose();

    private void Create()
    {
        using var connection = StoreFile.Connect(FilePath);
        Run(connection, File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "store", "schema-1.sql")));
        Run(connection, "PRAGMA application_id = 1348563564; PRAGMA user_version = 1; PRAGMA journal_mode = WAL");
        var hash = DocumentHash.Of(Document);
        var at = Sample.Noon.UtcTicks;
        AddExchange(connection, "full", at, Full.Replace("DOCUMENT", DocumentHash.Of("a document").ToHex(), StringComparison.Ordinal));
        Run(connection, "BEGIN");
        for (var i = 1; i <= 1200; i++)
        {
            var text = $$"""{"id":"bare {{i}}","kind":"Exchange","side":"Sender","at":"2026-05-04T13:00:00.0000000Z","duration":"00:00:00","agent":"a","peer":"p","subject":"s","effect":"None","mode":"Language"}""";
            AddExchange(connection, $"bare {i}", at + TimeSpan.TicksPerHour, text);
        }

        Run(connection, "COMMIT");
        Run(connection, "INSERT INTO documents VALUES ($1, $2, $3, '[\"http://a\"]', 'Negotiated', 'Parties', $4)", hash.ToBytes(), Sample.Document(Document).Sha256, Encoding.UTF8.GetBytes(Document), at);
        Run(connection, "INSERT INTO effects VALUES ('shop', $1, 'exchange', 'order', 'aabb', $2, 1, '{\"order\":7}'), ('shop', $1, 'exchange', 'order', 'open', $2, 0, NULL)", "http://caller\0x", at);
        var key = Sample.Key();
        Run(connection, "INSERT INTO routines VALUES ($1, $2, $3, $4, 3, $5)", key.Agent, key.Side.ToString(), key.Document.ToBytes(), key.Subject, Parley.Core.Programming.RoutineRecordFormat.Write(Sample.Routine(key)));
        Run(connection, "INSERT INTO routine_events (agent, side, document, subject, record) VALUES ($1, $2, $3, $4, $5)", key.Agent, key.Side.ToString(), key.Document.ToBytes(), key.Subject, Parley.Core.Programming.RoutineEventFormat.Write(Sample.Event(key, "written")));
        Run(connection, "INSERT INTO suitabilities VALUES ('tours', 'task', $1, 1, 'it fits')", hash.ToBytes());
        Run(connection, "INSERT INTO pairs VALUES ('tours', 'http://peer', 'task', 2, '{\"exchanges\":17,\"languageExchanges\":3,\"languageCost\":\"0.10\",\"failedClimbs\":0,\"nextClimbAtExchange\":0,\"refused\":[]}')");
    }

    private static void AddExchange(SqliteConnection connection, string id, long at, string record)
        => Run(connection, "INSERT INTO exchanges (id, at, kind, side, agent, peer, subject, mode, document, content, record) VALUES ($1, $2, 'k', 's', 'a', 'p', 's', 'm', NULL, 1, $3)", id, at, record);

    private static void Run(SqliteConnection connection, string sql, params object[] arguments)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < arguments.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", arguments[i]);
        }

        command.ExecuteNonQuery();
    }
}
