using Microsoft.Extensions.Logging;
using Parley.Core.Storage;
using Parley.Options;
using Parley.Sqlite;

namespace Parley.Composition;

/// <summary>Holds the stores, which are opened when the node starts because opening a file takes I/O that a constructor can't wait for.</summary>
internal sealed class NodeMemory(ParleyOptions options, TimeProvider time, StoreWrites writes, ILogger<SqliteStore> logger) : IAsyncDisposable, IDisposable
{
    private NodeStores? _stores;

    /// <summary>Using them before the node was started is a bug and throws.</summary>
    public NodeStores Stores => _stores
        ?? throw new InvalidOperationException("The node is not started, so its store is not open. Start the host first (app.RunAsync or app.StartAsync), or make the node with ParleyNode.CreateAsync.");

    /// <summary>Throws <see cref="StoreException"/> with advice when the store can't be used.</summary>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (_stores is not null)
        {
            return;
        }

        if (options.StoreInMemory)
        {
            _stores = NodeStores.InMemory(time).ReadOnce(time, writes);
            return;
        }

        var store = await SqliteStore.OpenAsync(options.Store, time, logger, cancellationToken);
        _stores = new NodeStores(
            store.Documents,
            store.Routines,
            store.Exchanges,
            store.Pairs,
            store.Effects,
            store.Suitabilities,
            store,
            store).ReadOnce(time, writes);
    }

    public ValueTask FlushAsync(CancellationToken cancellationToken) => _stores?.Commit.FlushAsync(cancellationToken) ?? ValueTask.CompletedTask;

    /// <summary>For containers that are disposed without waiting, which refuse services that can only be waited for.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => _stores?.Owner?.DisposeAsync() ?? ValueTask.CompletedTask;
}
