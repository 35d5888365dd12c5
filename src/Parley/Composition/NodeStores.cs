using Parley.Core.Costs;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;

namespace Parley.Composition;

/// <summary>Everything a node remembers, open and ready.</summary>
/// <param name="Owner">Disposed with the node; null when there is nothing to close.</param>
internal sealed record NodeStores(
    IDocumentStore Documents,
    IRoutineStore Routines,
    IExchangeStore Exchanges,
    IPairStore Pairs,
    IEffectJournal Effects,
    ISuitabilityStore Suitabilities,
    ICommit Commit,
    IAsyncDisposable? Owner)
{
    public static NodeStores InMemory(TimeProvider time) => new(
        new InMemoryDocumentStore(),
        new InMemoryRoutineStore(),
        new InMemoryExchangeStore(),
        new InMemoryPairStore(),
        new InMemoryEffectJournal(time),
        new InMemorySuitabilityStore(),
        new InMemoryCommit(),
        null);

    /// <summary>The same stores; what exchanges look up in them is read once and then remembered.</summary>
    public NodeStores ReadOnce(TimeProvider time, StoreWrites writes) => this with
    {
        Documents = new CachedDocumentStore(Documents, time),
        Routines = new CachedRoutineStore(Routines, time, writes),
        Suitabilities = new CachedSuitabilityStore(Suitabilities, time, writes),
    };
}
