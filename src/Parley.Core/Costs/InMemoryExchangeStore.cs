using System.Runtime.CompilerServices;
using Parley.Core.Storage;

namespace Parley.Core.Costs;

/// <summary>Records for the life of the process, in the order of their times; records of one time in the order of their arrival.</summary>
public sealed class InMemoryExchangeStore : IExchangeStore
{
    private readonly Lock _gate = new();
    private readonly List<ExchangeRecord> _records = [];

    /// <inheritdoc />
    public ValueTask AppendAsync(ExchangeRecord record, Durability durability, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var copy = ExchangeContent.Clone(record);
        lock (_gate)
        {
            var position = _records.Count;
            while (position > 0 && _records[position - 1].At > copy.At)
            {
                position--;
            }

            _records.Insert(position, copy);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ExchangeRecord>> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<ExchangeRecord>>([.. _records.Where(record => record.Id == id).Select(ExchangeContent.Clone)]);
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ExchangeRecord>> QueryAsync(ExchangeQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var newest = Enumerable.Reverse(_records).Where(record => Matches(query, record)).Take(query.Limit);
            return ValueTask.FromResult<IReadOnlyList<ExchangeRecord>>([.. newest.Select(ExchangeContent.Clone)]);
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<ExchangeRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var record in await SnapshotAsync())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return ExchangeContent.Clone(record);
        }
    }

    /// <inheritdoc />
    public ValueTask<long> ExpireAsync(DateTimeOffset before, bool redactOnly, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(redactOnly ? Redact(before) : _records.RemoveAll(record => record.At < before));
        }
    }

    private ValueTask<ExchangeRecord[]> SnapshotAsync()
    {
        lock (_gate)
        {
            return ValueTask.FromResult(_records.ToArray());
        }
    }

    private long Redact(DateTimeOffset before)
    {
        var redacted = 0;
        for (var i = 0; i < _records.Count && _records[i].At < before; i++)
        {
            if (!ExchangeContent.IsEmpty(_records[i]))
            {
                _records[i] = ExchangeContent.Redact(_records[i]);
                redacted++;
            }
        }

        return redacted;
    }

    private static bool Matches(ExchangeQuery query, ExchangeRecord record)
        => (query.Agent is null || query.Agent == record.Agent)
        && (query.Peer is null || query.Peer == record.Peer)
        && (query.Subject is null || query.Subject == record.Subject)
        && (query.Side is null || query.Side == record.Side)
        && (query.Kind is null || query.Kind == record.Kind)
        && (query.Mode is null || query.Mode == record.Mode)
        && (query.Document is null || query.Document == record.Document);
}
