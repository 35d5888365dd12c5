using Parley.Core.Storage;

namespace Parley.Core.Costs;

/// <summary>Exchange records, append-only, in the order of their times. Whoever appended a record reads it at once, whatever its durability.</summary>
public interface IExchangeStore
{
    /// <summary>
    /// Adds a record and returns when it is as durable as asked for. Records of one id stand side by side. What is kept of the record's values is written or copied
    /// before the call returns its task: they are the caller's, and may change.
    /// </summary>
    ValueTask AppendAsync(ExchangeRecord record, Durability durability, CancellationToken cancellationToken);

    /// <summary>Records with this id: one per side and kind that took part on this node.</summary>
    ValueTask<IReadOnlyList<ExchangeRecord>> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The newest first.</summary>
    ValueTask<IReadOnlyList<ExchangeRecord>> QueryAsync(ExchangeQuery query, CancellationToken cancellationToken);

    /// <summary>Every record, the oldest first, for projections.</summary>
    IAsyncEnumerable<ExchangeRecord> ReadAllAsync(CancellationToken cancellationToken);

    /// <summary>Deletes records older than <paramref name="before"/>, or, when <paramref name="redactOnly"/>, empties their bodies and tool calls. Returns how many. What is damaged is kept and told by an exception once all else is done.</summary>
    ValueTask<long> ExpireAsync(DateTimeOffset before, bool redactOnly, CancellationToken cancellationToken);
}
