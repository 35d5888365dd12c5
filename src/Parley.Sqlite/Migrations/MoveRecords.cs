using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Sqlite.Records;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Migrations;

/// <summary>Step 2: brings exchange records from rows of JSON text into segments, in the order of their numbers. Rows that can't be read are kept as they are, in a table of their own.</summary>
internal static class MoveRecords
{
    public const string Unreadable = "exchanges_unreadable";

    private const int PageRows = 500;

    public static void Run(SqliteSession session)
    {
        var log = new SegmentLog();
        var writer = new FieldWriter();
        long last = 0;
        List<(long Seq, string Text)> page;
        do
        {
            page = session.All("SELECT seq, record FROM exchanges WHERE seq > $1 ORDER BY seq LIMIT $2", row => (row.GetInt64(0), row.GetString(1)), last, PageRows);
            var batch = new RecordBatch(log, static (_, _, _) => { });
            foreach (var (seq, text) in page)
            {
                last = seq;
                if (TryEncode(text, writer))
                {
                    batch.Add(writer.Written, Checksum.Of(writer.Written), RecordKey.Of(writer.Written), isAwaited: false);
                    session.Execute("DELETE FROM exchanges WHERE seq = $1", seq);
                }
            }

            if (batch.Relaxed > 0)
            {
                batch.Run(session);
            }
        }
        while (page.Count == PageRows);
        session.ExecuteScript(session.Number("SELECT count(*) FROM exchanges") == 0 ? "DROP TABLE exchanges" : $"ALTER TABLE exchanges RENAME TO {Unreadable}");
    }

    private static bool TryEncode(string text, FieldWriter writer)
    {
        try
        {
            writer.Clear();
            ExchangeRecordFormat.Write(writer, ExchangeRecordJson.Read(StoredJson.Parse(text)));
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
