using Microsoft.Extensions.Logging;
using Parley.Core.Databases;
using Parley.Core.Documents;
using Parley.Options;
using Parley.Sqlite;

namespace Parley.Composition.Databases;

/// <summary>What a hosted database keeps its documents and routines in, opened when it starts.</summary>
internal sealed class DatabaseMemory(DatabaseHostOptions options, TimeProvider time, ILogger<SqliteStore> logger) : IAsyncDisposable, IDisposable
{
    private SqliteStore? _store;
    private IDocumentStore? _documents;
    private IRoutineArchive? _routines;

    public IDocumentStore Documents => _documents ?? throw NotStarted();

    public IRoutineArchive Routines => _routines ?? throw NotStarted();

    /// <summary>Throws <see cref="Core.Storage.StoreException"/> with advice when the store can't be used.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (options.StoreInMemory)
        {
            (_documents, _routines) = (new InMemoryDocumentStore(), new InMemoryRoutineArchive());
            return;
        }

        _store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = options.StorePath }, time, logger, cancellationToken);
        (_documents, _routines) = (_store.Documents, _store.Archive);
    }

    /// <summary>For containers that are disposed without waiting, which refuse services that can only be waited for.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static InvalidOperationException NotStarted() => new("The database is not started, so its store is not open. Start the host first (app.RunAsync or app.StartAsync).");
}
