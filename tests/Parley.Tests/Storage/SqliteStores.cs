using Parley.Core.Costs;
using Parley.Core.Databases;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Sqlite;

namespace Parley.Tests.Storage;

public sealed class SqliteStores : IStores
{
    private readonly TemporaryFolder _folder = new();
    private SqliteStore? _store;

    public IDocumentStore Documents => Store.Documents;

    public IRoutineStore Routines => Store.Routines;

    public IExchangeStore Exchanges => Store.Exchanges;

    public IPairStore Pairs => Store.Pairs;

    public IEffectJournal Effects => Store.Effects;

    public ISuitabilityStore Suitabilities => Store.Suitabilities;

    public IRoutineArchive Archive => Store.Archive;

    public ICommit Commit => Store;

    private SqliteStore Store => _store ?? throw new InvalidOperationException("Open it first.");

    public async ValueTask OpenAsync() => _store = await StoreFile.OpenAsync(_folder.File("store.db"));

    public async ValueTask ReopenAsync()
    {
        await Store.DisposeAsync();
        await OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Dispose();
    }
}
