using Microsoft.Extensions.Logging.Abstractions;
using Parley.Sqlite;

namespace Parley.Benchmarks.Store;

/// <summary>A store in a folder of its own, which goes with it.</summary>
internal sealed class TemporaryStore : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parley-bench-");

    private TemporaryStore()
    {
    }

    public SqliteStore Store { get; private set; } = null!;

    public string Folder => _folder.FullName;

    private string FilePath => Path.Combine(_folder.FullName, "store.db");

    public static async Task<TemporaryStore> OpenAsync(CancellationToken cancellationToken)
    {
        var made = new TemporaryStore();
        made.Store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = made.FilePath }, TimeProvider.System, NullLogger<SqliteStore>.Instance, cancellationToken);
        return made;
    }

    /// <summary>Closes the store, so that all is in the file, and returns its size.</summary>
    public async Task<long> CloseAndMeasureAsync()
    {
        await Store.DisposeAsync();
        return new FileInfo(FilePath).Length;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
