using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Sqlite;

namespace Parley.Tests.Storage.Damage;

/// <summary>A store with something of everything in it, and all of it as lines of text, so that two states can be compared.</summary>
internal static class StoreContent
{
    public const int Records = 60;

    private static readonly EffectKey[] Effects = [.. Enumerable.Range(0, 6).Select(i => new EffectKey("shop", "http://caller", $"exchange {i}", "order", "aabb"))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Everything but records.</summary>
    public static async Task FillAsync(SqliteStore store)
    {
        for (var i = 0; i < 4; i++)
        {
            await store.Documents.PutAsync(Sample.Stored($"Document {i}. {new string('d', 300 * i * i)}", $"http://source/{i}"), Token);
            var routine = Sample.Routine(Sample.Key($"agent {i}"));
            await store.Routines.TrySaveAsync(routine, [Sample.Event(routine.Key, "written", i)], Token);
            await store.Pairs.TrySaveAsync(new PairState(new PairKey("tours", $"http://peer/{i}", "task")) { Exchanges = i }, Token);
            await store.Suitabilities.SaveAsync("tours", $"task {i}", DocumentHash.Of("a document"), new Suitability(i % 2 == 0, $"because {i}"), Token);
            await store.Archive.AddAsync(Sample.Archived($"function handle(request) {{ return {i}; }}"), Token);
        }

        foreach (var (i, key) in Effects.Index())
        {
            await store.Effects.BeginAsync(key, Token);
            if (i > 0)
            {
                await store.Effects.CompleteAsync(key, new JsonObject { ["order"] = i }, Token);
            }
        }
    }

    public static Task AppendAsync(SqliteStore store, int number, Durability durability)
        => store.Exchanges.AppendAsync(Record(number), durability, Token).AsTask();

    public static string RecordLine(int number) => Line(Record(number));

    /// <summary>All records by number, then the rest. Reads that fail throw.</summary>
    public static async Task<List<string>> ReadAsync(SqliteStore store)
    {
        var lines = await store.Exchanges.ReadAllAsync(Token).Select(Line).ToListAsync(Token);
        lines.AddRange((await store.Documents.ListAsync(null, 100, Token)).Select(stored => $"document {stored.Document.Sha256} {string.Join(' ', stored.Sources)} {stored.Origin} {stored.Visibility} {stored.AddedAt:O}"));
        foreach (var routine in await store.Routines.ListAsync(Token))
        {
            lines.Add($"routine {routine.Key} {routine.Version} {RoutineRecordFormat.Write(routine)}");
            lines.AddRange((await store.Routines.HistoryAsync(routine.Key, Token)).Select(happened => $"event {RoutineEventFormat.Write(happened)}"));
        }

        lines.AddRange((await store.Pairs.ListAsync(Token)).Select(pair => $"pair {pair.Key} {pair.Version} {PairStateFormat.Write(pair)}"));
        for (var i = 0; i < 4; i++)
        {
            lines.Add($"suitability {i} {await store.Suitabilities.FindAsync("tours", $"task {i}", DocumentHash.Of("a document"), Token)}");
        }

        lines.AddRange((await store.Archive.ListAsync(null, 100, Token)).Select(routine => $"archived {routine}"));
        foreach (var key in Effects)
        {
            var entry = await store.Effects.BeginAsync(key, Token);
            lines.Add($"effect {key.ExchangeId} {entry.Status} {entry.Result}");
        }

        return lines;
    }

    private static ExchangeRecord Record(int number)
    {
        var record = number % 3 == 0 ? Sample.FullExchange($"record {number}") : Sample.Exchange($"record {number}");
        return record with { At = Sample.Noon.AddSeconds(number), ReplyBody = number % 20 == 0 ? new string('r', 9000) : record.ReplyBody };
    }

    private static string Line(ExchangeRecord record)
    {
        var writer = new FieldWriter();
        ExchangeRecordFormat.Write(writer, record);
        return $"record {record.Id} {Convert.ToHexStringLower(writer.Written)}";
    }
}
