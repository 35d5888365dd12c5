using Microsoft.Data.Sqlite;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Checking;

/// <summary>A table whose rows carry a checksum. <see cref="Columns"/> are all but that one, in the order of the sum; the first <see cref="KeyColumns"/> name a row in messages.</summary>
internal sealed record CheckedTable(string Name, int KeyColumns, params string[] Columns)
{
    public static readonly CheckedTable Documents = new("documents", 1, "hash", "sha256", "text", "sources", "origin", "visibility", "added_at");
    public static readonly CheckedTable Routines = new("routines", 4, "agent", "side", "document", "subject", "version", "record");
    public static readonly CheckedTable RoutineEvents = new("routine_events", 4, "agent", "side", "document", "subject", "record");
    public static readonly CheckedTable Pairs = new("pairs", 3, "agent", "peer", "task", "version", "record");
    public static readonly CheckedTable Effects = new("effects", 5, "exchange_id", "agent", "caller", "skill", "arguments", "begun_at", "completed", "result");
    public static readonly CheckedTable Suitabilities = new("suitabilities", 3, "agent", "subject", "document", "suits", "reason");
    public static readonly CheckedTable ArchivedRoutines = new("archived_routines", 2, "address", "id", "source", "added_at");

    public static readonly IReadOnlyList<CheckedTable> All = [Documents, Routines, RoutineEvents, Pairs, Effects, Suitabilities, ArchivedRoutines];

    /// <summary>A select list: the columns in their order, then whether the row is sound, then its name.</summary>
    public string Select { get; } = $"SELECT {string.Join(", ", Columns)}, checksum = {SumOf(Name, Columns)}, {NameOf(KeyColumns, Columns)} FROM {Name}";

    /// <summary>The checksum of given values (SQL expressions, one for each column).</summary>
    public string Sum(params string[] values) => SumOf(Name, values);

    /// <summary>Reads a row of <see cref="Select"/>. Throws <see cref="FormatException"/> that names it when it is damaged.</summary>
    public Func<SqliteDataReader, T> Checked<T>(Func<SqliteDataReader, T> read) => row =>
    {
        if (row.GetInt64(Columns.Length) == 0)
        {
            throw new FormatException($"{Named(row)}: the row does not fit its checksum.");
        }

        try
        {
            return read(row);
        }
        catch (FormatException failure)
        {
            throw new FormatException($"{Named(row)}: {failure.Message}", failure);
        }
    };

    /// <summary>The rows that do not fit their checksums, by name.</summary>
    public IReadOnlyList<string> Damaged(SqliteSession session)
        => session.All($"SELECT {NameOf(KeyColumns, Columns)} FROM {Name} WHERE checksum IS NOT {SumOf(Name, Columns)}", row => $"table '{Name}', row {row.GetString(0)}: the row does not fit its checksum.");

    private static string SumOf(string name, string[] values) => $"row_checksum('{name}', {string.Join(", ", values)})";

    private static string NameOf(int keys, string[] columns) => string.Join(" || ' ' || ", columns.Take(keys).Select(column => $"quote({column})"));

    private string Named(SqliteDataReader row) => $"table '{Name}', row {row.GetString(Columns.Length + 1)}";
}
