using Parley.Sqlite.Sessions;
using SQLitePCL;

namespace Parley.Sqlite.Checking;

/// <summary>
/// <c>row_checksum(table, column, …)</c> in SQL: a checksum over the columns of a row, their types and the table's name.
/// Every row but those of segments carries one; it is written with the row and compared wherever the row is read.
/// </summary>
internal static class RowChecksum
{
    private static readonly delegate_function_scalar Function = Compute;

    public static void Register(sqlite3 database)
        => Microsoft.Data.Sqlite.SqliteException.ThrowExceptionForRC(
            raw.sqlite3_create_function(database, "row_checksum", -1, raw.SQLITE_UTF8 | raw.SQLITE_DETERMINISTIC, null, Function), database);

    private static void Compute(sqlite3_context context, object state, sqlite3_value[] columns)
    {
        var checksum = new Checksum();
        foreach (var column in columns)
        {
            var type = raw.sqlite3_value_type(column);
            checksum.Add(type);
            if (type == raw.SQLITE_INTEGER)
            {
                checksum.Add(raw.sqlite3_value_int64(column));
            }
            else if (type != raw.SQLITE_NULL)
            {
                var bytes = raw.sqlite3_value_blob(column); // of a text, too: its bytes, beyond U+0000
                checksum.Add(bytes.Length);
                checksum.Add(bytes);
            }
        }

        raw.sqlite3_result_int64(context, checksum.Value);
    }
}
