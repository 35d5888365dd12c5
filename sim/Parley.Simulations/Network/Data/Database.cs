using Microsoft.Data.Sqlite;

namespace Parley.Simulations.Network.Data;

/// <summary>One in-memory SQLite database, used by one caller at a time.</summary>
internal sealed class Database : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");
    private readonly Dictionary<string, SqliteCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    static Database() => SQLitePCL.Batteries_V2.Init();

    public Database(string schema)
    {
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = schema;
        create.ExecuteNonQuery();
    }

    /// <summary>Keeps everybody else out until the scope is left.</summary>
    public Lock.Scope Enter() => _lock.EnterScope();

    /// <summary>Rows that were changed.</summary>
    public int Run(string sql, params ReadOnlySpan<object> values) => Command(sql, values).ExecuteNonQuery();

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? Value(string sql, params ReadOnlySpan<object> values) => Command(sql, values).ExecuteScalar();

    /// <summary>The first column of every row.</summary>
    public List<string> Texts(string sql, params ReadOnlySpan<object> values)
    {
        var texts = new List<string>();
        using var reader = Command(sql, values).ExecuteReader();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }

    public void Dispose()
    {
        foreach (var command in _prepared.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = _connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.AddWithValue($"${i + 1}", values[i]);
            }

            _prepared.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command;
    }
}
