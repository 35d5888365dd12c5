using System.Globalization;
using Parley.Core.Costs;
using Parley.Sqlite.Migrations;
using Parley.Sqlite.Records;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Checking;

/// <summary>
/// Reads all there is and says what is damaged: the file's structure (SQLite's own check), every row's checksum, every record of every segment.
/// Nothing is changed. Takes time in proportion to the size.
/// </summary>
internal static class StoreCheck
{
    /// <summary>One line for each thing that is damaged, with its table and row; empty when all is sound.</summary>
    public static IReadOnlyList<string> Run(SqliteSession session)
    {
        var structure = Structure(session);
        return structure.Count > 0 ? structure : Contents(session);
    }

    /// <summary>Rows and records, each against its checksum.</summary>
    public static IReadOnlyList<string> Contents(SqliteSession session)
        => [.. CheckedTable.All.SelectMany(table => table.Damaged(session)), .. Segments(session), .. Unreadable(session)];

    /// <summary>SQLite's view of its pages: what it finds makes the file unsafe to write to.</summary>
    public static IReadOnlyList<string> Structure(SqliteSession session)
    {
        var findings = session.All("PRAGMA integrity_check(20)", row => row.GetString(0));
        return findings is ["ok"] ? [] : findings;
    }

    private static List<string> Segments(SqliteSession session)
    {
        var findings = new List<string>();
        Note(() => SegmentRows.WithId(session, 0, static (_, _) => { }));
        foreach (var seq in session.All("SELECT seq FROM segments ORDER BY seq", row => row.GetInt64(0)))
        {
            Note(() =>
            {
                var segment = SegmentRows.Find(session, seq)!;
                if (segment.ForEach(SegmentRows.Data(session, seq), static (_, record, _) => ExchangeRecordFormat.Read(record)) is { } damage)
                {
                    throw damage;
                }
            });
        }

        return findings;

        void Note(Action read)
        {
            try
            {
                read();
            }
            catch (FormatException failure)
            {
                findings.Add(failure.Message);
            }
        }
    }

    private static List<string> Unreadable(SqliteSession session)
        => session.Number("SELECT count(*) FROM sqlite_master WHERE name = $1", MoveRecords.Unreadable) == 0 ? []
        : [string.Create(CultureInfo.InvariantCulture, $"table '{MoveRecords.Unreadable}': {session.Number($"SELECT count(*) FROM {MoveRecords.Unreadable}")} records of an earlier version could not be read when the store was upgraded.")];
}
