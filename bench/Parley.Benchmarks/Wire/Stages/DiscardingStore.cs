using Parley.Core.Costs;
using Parley.Core.Storage;

namespace Parley.Benchmarks.Wire.Stages;

/// <summary>A store that keeps nothing: what an exchange costs before its record is stored.</summary>
internal sealed class DiscardingStore : IExchangeStore
{
    public ValueTask AppendAsync(ExchangeRecord record, Durability durability, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<IReadOnlyList<ExchangeRecord>> FindAsync(string id, CancellationToken cancellationToken) => new([]);

    public ValueTask<IReadOnlyList<ExchangeRecord>> QueryAsync(ExchangeQuery query, CancellationToken cancellationToken) => new([]);

    public IAsyncEnumerable<ExchangeRecord> ReadAllAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<ExchangeRecord>();

    public ValueTask<long> ExpireAsync(DateTimeOffset before, bool redactOnly, CancellationToken cancellationToken) => new(0);
}
