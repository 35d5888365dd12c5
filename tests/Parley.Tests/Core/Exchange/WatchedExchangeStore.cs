using Parley.Core.Costs;
using Parley.Core.Storage;

namespace Parley.Tests.Core.Exchange;

/// <summary>Records in memory, where something happens at an append or a query: the caller hangs up, a segment is damaged.</summary>
internal sealed class WatchedExchangeStore : IExchangeStore
{
    private readonly InMemoryExchangeStore _store = new();

    public Action<ExchangeRecord>? Appending { get; set; }

    public Action? Querying { get; set; }

    public ValueTask AppendAsync(ExchangeRecord record, Durability durability, CancellationToken cancellationToken)
    {
        Appending?.Invoke(record);
        return _store.AppendAsync(record, durability, cancellationToken);
    }

    public ValueTask<IReadOnlyList<ExchangeRecord>> FindAsync(string id, CancellationToken cancellationToken) => _store.FindAsync(id, cancellationToken);

    public ValueTask<IReadOnlyList<ExchangeRecord>> QueryAsync(ExchangeQuery query, CancellationToken cancellationToken)
    {
        Querying?.Invoke();
        return _store.QueryAsync(query, cancellationToken);
    }

    public IAsyncEnumerable<ExchangeRecord> ReadAllAsync(CancellationToken cancellationToken) => _store.ReadAllAsync(cancellationToken);

    public ValueTask<long> ExpireAsync(DateTimeOffset before, bool redactOnly, CancellationToken cancellationToken) => _store.ExpireAsync(before, redactOnly, cancellationToken);
}
