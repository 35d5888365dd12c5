using Parley.Core.Costs;
using Parley.Core.Databases;
using Parley.Core.Documents;
using Parley.Core.Policy;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Core.Storage;

namespace Parley.Tests.Storage;

/// <summary>One set of stores under test, whatever they are made of.</summary>
public interface IStores : IAsyncDisposable
{
    IDocumentStore Documents { get; }

    IRoutineStore Routines { get; }

    IExchangeStore Exchanges { get; }

    IPairStore Pairs { get; }

    IEffectJournal Effects { get; }

    ISuitabilityStore Suitabilities { get; }

    IRoutineArchive Archive { get; }

    ICommit Commit { get; }

    ValueTask OpenAsync();

    /// <summary>Closes and opens again, where there is something to open.</summary>
    ValueTask ReopenAsync();
}
