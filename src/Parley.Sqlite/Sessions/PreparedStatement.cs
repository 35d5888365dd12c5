using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Parley.Sqlite.Sessions;

/// <summary>One statement that is run over and over, bound without a parameter object or a copied array. Places count from 1.</summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public PreparedStatement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement), database);
    }

    public void Bind(int place, long number) => Check(raw.sqlite3_bind_int64(_statement, place, number));

    public void Bind(int place, ReadOnlySpan<byte> bytes) => Check(raw.sqlite3_bind_blob(_statement, place, bytes));

    /// <summary>Runs it and lets go of what was bound.</summary>
    public void Run()
    {
        var code = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        raw.sqlite3_clear_bindings(_statement);
        if (code is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            Check(code);
        }
    }

    public void Dispose() => _statement.Dispose();

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
