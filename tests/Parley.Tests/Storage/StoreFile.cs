using Microsoft.Data.Sqlite;
using Parley.Sqlite;
using Parley.Sqlite.Checking;
using Parley.Tests.Core.Diagnostics;

namespace Parley.Tests.Storage;

/// <summary>Store files as the tests open and spoil them.</summary>
internal static class StoreFile
{
    public static Task<SqliteStore> OpenAsync(string path, Action<SqliteStoreOptions>? configure = null, List<string>? log = null)
    {
        var options = new SqliteStoreOptions { Path = path, BusyTimeout = TimeSpan.FromSeconds(1) };
        configure?.Invoke(options);
        return SqliteStore.OpenAsync(options, TimeProvider.System, new ListLogger<SqliteStore>(log ?? []), TestContext.Current.CancellationToken);
    }

    /// <summary>Runs SQL past the store.</summary>
    public static void Execute(string path, string sql)
    {
        using var connection = Connect(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static SqliteConnection Connect(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        RowChecksum.Register(connection.Handle!);
        return connection;
    }
}
