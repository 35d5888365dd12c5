using Microsoft.Data.Sqlite;
using Parley.Sqlite.Sessions;
using SQLitePCL;

namespace Parley.Sqlite.Records;

/// <summary>Segments as rows of one connection.</summary>
internal static class SegmentRows
{
    private const string Columns = "seq, first_at, last_at, records, content, checksum, groups, length(data)";

    private const string Insert =
        "INSERT INTO segments (seq, first_at, last_at, records, content, checksum, groups, ids, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

    /// <summary>The number that the next record gets.</summary>
    public static long NextSeq(SqliteSession session)
        => session.First<long?>("SELECT seq + records FROM segments ORDER BY seq DESC LIMIT 1", static row => row.GetInt64(0)) ?? 1;

    public static void Add(SqliteSession session, SegmentDraft draft, ReadOnlySpan<byte> data)
    {
        var bytes = draft.Groups.Count * RecordGroup.ByteCount;
        Span<byte> groups = bytes <= 1024 ? stackalloc byte[bytes] : new byte[bytes];
        for (var i = 0; i < draft.Groups.Count; i++)
        {
            draft.Groups[i].Write(groups[(i * RecordGroup.ByteCount)..]);
        }

        var statement = session.Prepare(Insert);
        statement.Bind(1, draft.Seq);
        statement.Bind(2, draft.FirstAt);
        statement.Bind(3, draft.LastAt);
        statement.Bind(4, draft.Records);
        statement.Bind(5, draft.HasContent ? 1 : 0);
        statement.Bind(6, Segment.ChecksumOf(draft.Seq, draft.FirstAt, draft.LastAt, draft.Records, draft.HasContent, groups));
        statement.Bind(7, groups);
        statement.Bind(8, SegmentIds.Write(draft.Seq, draft.SortedIds()));
        statement.Bind(9, data);
        statement.Run();
    }

    public static void Remove(SqliteSession session, long seq) => session.Execute("DELETE FROM segments WHERE seq = $1", seq);

    /// <summary>All of them, the latest first, until <paramref name="visit"/> returns false.</summary>
    public static void NewestFirst(SqliteSession session, Func<Segment, bool> visit)
        => session.While($"SELECT {Columns} FROM segments ORDER BY last_at DESC, seq DESC", row => visit(Read(row)));

    public static List<Segment> All(SqliteSession session, Func<Segment, bool> wanted)
    {
        var found = new List<Segment>();
        session.While(
            $"SELECT {Columns} FROM segments ORDER BY seq",
            row =>
            {
                var segment = Read(row);
                if (wanted(segment))
                {
                    found.Add(segment);
                }

                return true;
            });
        return found;
    }

    /// <summary>Calls for every segment that holds ids of this checksum, with how many.</summary>
    public static void WithId(SqliteSession session, uint id, Action<long, int> visit)
        => session.While(
            "SELECT seq, ids FROM segments ORDER BY seq",
            row =>
            {
                // Not copied into an array: most segments are passed over.
                if (SegmentIds.CountOf(id, row.GetInt64(0), raw.sqlite3_column_blob(row.Handle, 1)) is var count and > 0)
                {
                    visit(row.GetInt64(0), count);
                }

                return true;
            });

    /// <summary>The newest by number, at most so many, the newest first.</summary>
    public static List<Segment> Last(SqliteSession session, int count) => session.All($"SELECT {Columns} FROM segments ORDER BY seq DESC LIMIT $1", Read, count);

    public static Segment? Find(SqliteSession session, long seq) => session.First($"SELECT {Columns} FROM segments WHERE seq = $1", Read, seq);

    /// <summary>The number of the next segment that holds something older than the moment, whose content is not gone yet if that is what counts.</summary>
    public static long? NextToExpire(SqliteSession session, long after, long beforeTicks, bool withContent)
        => session.First<long?>("SELECT seq FROM segments WHERE seq > $1 AND first_at < $2 AND content >= $3 ORDER BY seq LIMIT 1", static row => row.GetInt64(0), after, beforeTicks, withContent ? 1 : 0);

    /// <summary>The checksums of a segment's ids. Throws <see cref="FormatException"/> when they are damaged.</summary>
    public static List<uint> Ids(SqliteSession session, long seq)
        => SegmentIds.Read(seq, session.First("SELECT ids FROM segments WHERE seq = $1", static row => row.GetFieldValue<byte[]>(0), seq) ?? []);

    public static byte[] Data(SqliteSession session, long seq)
        => session.First("SELECT data FROM segments WHERE seq = $1", static row => row.GetFieldValue<byte[]>(0), seq) ?? throw new FormatException($"table 'segments', row {seq}: its data is gone.");

    private static Segment Read(SqliteDataReader row)
    {
        var segment = new Segment(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), row.GetInt64(4) != 0, row.GetFieldValue<byte[]>(6), row.GetInt64(7));
        var checksum = Segment.ChecksumOf(segment.Seq, segment.FirstAt, segment.LastAt, segment.Records, segment.HasContent, segment.Groups);
        return checksum == row.GetInt64(5) ? segment : throw new FormatException($"table 'segments', row {segment.Seq}: the row does not fit its checksum.");
    }
}
