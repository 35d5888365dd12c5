// Skeleton until branch `stores` is merged.
#pragma warning disable
using Microsoft.Extensions.Logging; using Parley.Core.Costs; using Parley.Core.Documents; using Parley.Core.Policy; using Parley.Core.Programming; using Parley.Core.Skills; using Parley.Core.Storage;
namespace Parley.Sqlite;
public sealed class SqliteStoreOptions { public string Path { get; set; } = "parley.db"; public StoreAccess Access { get; set; } = StoreAccess.Owner; public IReadOnlyList<string> Validate() => []; }
public enum StoreAccess { Owner, Guest, Reader }
public sealed class SqliteStore : ICommit, IAsyncDisposable
{
    public IDocumentStore Documents => throw new NotSupportedException(); public IRoutineStore Routines => throw new NotSupportedException(); public IExchangeStore Exchanges => throw new NotSupportedException();
    public IPairStore Pairs => throw new NotSupportedException(); public IEffectJournal Effects => throw new NotSupportedException(); public ISuitabilityStore Suitabilities => throw new NotSupportedException();
    public static Task<SqliteStore> OpenAsync(SqliteStoreOptions options, TimeProvider time, ILogger<SqliteStore> logger, CancellationToken cancellationToken) => throw new NotSupportedException();
    public ValueTask FlushAsync(CancellationToken cancellationToken) => default; public ValueTask DisposeAsync() => default;
}
