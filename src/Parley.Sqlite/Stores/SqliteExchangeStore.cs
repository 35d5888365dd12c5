using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Stores;

internal sealed class SqliteExchangeStore(StoreGate gate) : IExchangeStore
{
    private const int PageRows = 200;
    private const int ExpireRows = 500;

    private const string Insert =
        """
        INSERT INTO exchanges (id, at, kind, side, agent, peer, subject, mode, document, content, record)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """;

    private const string Delete = "DELETE FROM exchanges WHERE seq IN (SELECT seq FROM exchanges WHERE at < $1 ORDER BY at LIMIT $2)";

    private const string Redact =
        """
        UPDATE exchanges SET content = 0, record = json_remove(record, '$.input', '$.output', '$.requestBody', '$.replyBody', '$.toolCalls')
        WHERE seq IN (SELECT seq FROM exchanges WHERE content = 1 AND at < $1 ORDER BY at LIMIT $2)
        """;

    public ValueTask AppendAsync(ExchangeRecord record, Durability durability, CancellationToken cancellationToken)
    {
        // Written to text here, on the caller's thread: its values may change once it has its answer.
        var text = ExchangeRecordFormat.Write(record);
        var hasContent = !ExchangeContent.IsEmpty(record);
        return gate.WriteAsync(session => Append(session, record, hasContent, text), durability, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<ExchangeRecord>> FindAsync(string id, CancellationToken cancellationToken)
    {
        await gate.SettleAsync(cancellationToken);
        return gate.Read(session => session.All("SELECT record FROM exchanges WHERE id = $1 ORDER BY at, seq", row => Read(row, 0), id), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<ExchangeRecord>> QueryAsync(ExchangeQuery query, CancellationToken cancellationToken)
    {
        await gate.SettleAsync(cancellationToken);
        var (sql, arguments) = ExchangeQuerySql.Write(query);
        return gate.Read(session => session.All(sql, row => Read(row, 0), arguments), cancellationToken);
    }

    public async IAsyncEnumerable<ExchangeRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await gate.SettleAsync(cancellationToken);
        var last = (At: long.MinValue, Seq: long.MinValue);
        List<(long At, long Seq, ExchangeRecord Record)> page;
        do
        {
            page = gate.Read(session => ReadPage(session, last.At, last.Seq), cancellationToken);
            foreach (var (at, seq, record) in page)
            {
                last = (at, seq);
                yield return record;
            }
        }
        while (page.Count == PageRows);
    }

    /// <summary>In steps, so that other writes get their turn; then the log is emptied, so that what was removed is nowhere in the files.</summary>
    public async ValueTask<long> ExpireAsync(DateTimeOffset before, bool redactOnly, CancellationToken cancellationToken)
    {
        var ticks = before.UtcTicks;
        var sql = redactOnly ? Redact : Delete;
        long total = 0;
        int changed;
        do
        {
            changed = await gate.WriteAsync(session => session.Execute(sql, ticks, ExpireRows), cancellationToken);
            total += changed;
        }
        while (changed == ExpireRows);
        gate.Read(session => session.Execute("PRAGMA wal_checkpoint(TRUNCATE)"), cancellationToken);
        return total;
    }

    private static void Append(SqliteSession session, ExchangeRecord record, bool hasContent, string text)
        => session.Execute(
            Insert,
            record.Id,
            record.At.UtcTicks,
            record.Kind.ToString(),
            record.Side.ToString(),
            record.Agent,
            record.Peer,
            record.Subject,
            record.Mode.ToString(),
            record.Document?.ToBytes(),
            hasContent,
            text);

    private static List<(long At, long Seq, ExchangeRecord Record)> ReadPage(SqliteSession session, long at, long seq)
        => session.All(
            "SELECT at, seq, record FROM exchanges WHERE (at, seq) > ($1, $2) ORDER BY at, seq LIMIT $3",
            row => (row.GetInt64(0), row.GetInt64(1), Read(row, 2)),
            at,
            seq,
            PageRows);

    private static ExchangeRecord Read(SqliteDataReader row, int column) => ExchangeRecordFormat.Read(StoredJson.Parse(row.GetString(column)));
}
