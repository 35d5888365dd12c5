using Parley.Core.Costs;
using Parley.Core.Databases;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;

namespace Parley.Tests.Storage;

public sealed class MemoryStores : IStores
{
    public IDocumentStore Documents { get; } = new InMemoryDocumentStore();

    public IRoutineStore Routines { get; } = new InMemoryRoutineStore();

    public IExchangeStore Exchanges { get; } = new InMemoryExchangeStore();

    public IPairStore Pairs { get; } = new InMemoryPairStore();

    public IEffectJournal Effects { get; } = new InMemoryEffectJournal(TimeProvider.System);

    public ISuitabilityStore Suitabilities { get; } = new InMemorySuitabilityStore();

    public IRoutineArchive Archive { get; } = new InMemoryRoutineArchive();

    public ICommit Commit { get; } = new InMemoryCommit();

    public ValueTask OpenAsync() => ValueTask.CompletedTask;

    public ValueTask ReopenAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
