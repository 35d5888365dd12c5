using Parley.Core.Costs;
using Parley.Core.Databases;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Storage;

/// <summary>A file's stores as a node has them, behind caches whose clock stands still: nothing is forgotten for its age.</summary>
public sealed class CachedStores : IStores
{
    private readonly SqliteStores _stores = new();
    private IDocumentStore? _documents;
    private IRoutineStore? _routines;
    private ISuitabilityStore? _suitabilities;

    public IDocumentStore Documents => _documents!;

    public IRoutineStore Routines => _routines!;

    public IExchangeStore Exchanges => _stores.Exchanges;

    public IPairStore Pairs => _stores.Pairs;

    public IEffectJournal Effects => _stores.Effects;

    public ISuitabilityStore Suitabilities => _suitabilities!;

    public IRoutineArchive Archive => _stores.Archive;

    public ICommit Commit => _stores.Commit;

    public async ValueTask OpenAsync()
    {
        await _stores.OpenAsync();
        Wrap();
    }

    public async ValueTask ReopenAsync()
    {
        await _stores.ReopenAsync();
        Wrap();
    }

    public ValueTask DisposeAsync() => _stores.DisposeAsync();

    private void Wrap()
    {
        var (time, writes) = (new ManualTime(), new StoreWrites());
        (_documents, _routines, _suitabilities)
            = (new CachedDocumentStore(_stores.Documents, time), new CachedRoutineStore(_stores.Routines, time, writes), new CachedSuitabilityStore(_stores.Suitabilities, time, writes));
    }
}
