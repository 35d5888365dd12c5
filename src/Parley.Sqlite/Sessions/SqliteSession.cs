using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Parley.Sqlite.Sessions;

/// <summary>One connection with its prepared statements. Used by one thread at a time. Arguments are written <c>$1</c>, <c>$2</c> … in the SQL.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private static readonly string[] Names = [.. Enumerable.Range(1, 16).Select(number => $"${number}")];

    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PreparedStatement> _prepared = new(StringComparer.Ordinal);

    /// <summary>Runs one statement; returns how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> arguments) => Bind(sql, arguments).ExecuteNonQuery();

    /// <summary>The single whole number that a query yields.</summary>
    public long Number(string sql, params ReadOnlySpan<object?> arguments) => (long)Bind(sql, arguments).ExecuteScalar()!;

    /// <summary>The first row, or default when there is none.</summary>
    public T? First<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        using var rows = Bind(sql, arguments).ExecuteReader();
        return rows.Read() ? read(rows) : default;
    }

    public List<T> All<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> arguments)
    {
        using var rows = Bind(sql, arguments).ExecuteReader();
        var all = new List<T>();
        while (rows.Read())
        {
            all.Add(read(rows));
        }

        return all;
    }

    /// <summary>Reads rows one by one until there are no more, or <paramref name="read"/> returns false.</summary>
    public void While(string sql, Func<SqliteDataReader, bool> read, params ReadOnlySpan<object?> arguments)
    {
        using var rows = Bind(sql, arguments).ExecuteReader();
        while (rows.Read() && read(rows))
        {
        }
    }

    /// <summary>All reads see the file as it is at one moment.</summary>
    public T Snapshot<T>(Func<SqliteSession, T> read)
    {
        Execute("BEGIN");
        try
        {
            return read(this);
        }
        finally
        {
            RollBackIfOpen();
        }
    }

    /// <summary>A statement for hot paths, kept with the connection.</summary>
    public PreparedStatement Prepare(string sql)
    {
        if (!_prepared.TryGetValue(sql, out var statement))
        {
            _prepared[sql] = statement = new PreparedStatement(connection.Handle!, sql);
        }

        return statement;
    }

    /// <summary>Runs several statements that are not kept.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The scripts are this assembly's own.")]
    public void ExecuteScript(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>SQLite ends a transaction by itself after some errors, so the connection is asked first.</summary>
    public void RollBackIfOpen()
    {
        if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
        {
            Execute("ROLLBACK");
        }
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    [SuppressMessage("Security", "CA2100", Justification = "The statements are this assembly's own; values are bound.")]
    private SqliteCommand Bind(string sql, ReadOnlySpan<object?> arguments)
    {
        if (!_commands.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < arguments.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = Names[i] });
            }

            _commands[sql] = command;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        }

        return command;
    }
}
