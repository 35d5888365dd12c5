using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Parley.Simulations.Network.Data;

/// <summary>One server's database, used by one caller at a time. Its SQL is what SQLite and PostgreSQL have in common, parameters are <c>@p1</c> and so on.</summary>
/// <param name="connection">Open, and closed with the database.</param>
/// <param name="textType">The type of texts that compare by their characters' codes.</param>
internal sealed class Database(DbConnection connection, string textType) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _prepared = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    static Database() => SQLitePCL.Batteries_V2.Init();

    public string TextType => textType;

    /// <summary>An empty SQLite database that is gone with its connection.</summary>
    public static Database InMemory()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        return new Database(connection, "TEXT");
    }

    /// <summary>Makes tables and the like.</summary>
    public void Create(string schema)
    {
        using var create = connection.CreateCommand();
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

        connection.Dispose();
    }

    private DbCommand Command(string sql, ReadOnlySpan<object> values)
    {
        if (!_prepared.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@p{i + 1}";
                command.Parameters.Add(parameter);
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
