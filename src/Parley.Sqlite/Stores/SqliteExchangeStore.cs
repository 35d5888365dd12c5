using System.Runtime.CompilerServices;
using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Sqlite.Records;

namespace Parley.Sqlite.Stores;

internal sealed class SqliteExchangeStore(StoreGate gate) : IExchangeStore
{
    private const int MaxKeptBytes = 64 << 10;

    [ThreadStatic]
    private static FieldWriter? _kept;

    /// <summary>Encoded here, once, on the caller's thread: its values may change once it has its answer.</summary>
    public ValueTask AppendAsync(ExchangeRecord record, Durability durability, CancellationToken cancellationToken)
    {
        var writer = _kept ?? new FieldWriter();
        _kept = null; // a record that can't be written leaves nothing half written behind
        writer.Clear();
        ExchangeRecordFormat.Write(writer, record);
        var appended = gate.AppendAsync(writer.Written, durability, cancellationToken);
        _kept = writer.Capacity <= MaxKeptBytes ? writer : null;
        return appended;
    }

    public async ValueTask<IReadOnlyList<ExchangeRecord>> FindAsync(string id, CancellationToken cancellationToken)
    {
        await gate.SettleAsync(cancellationToken);
        return gate.Read(session => session.Snapshot(snapshot => RecordSearch.WithId(snapshot, id)), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<ExchangeRecord>> QueryAsync(ExchangeQuery query, CancellationToken cancellationToken)
    {
        await gate.SettleAsync(cancellationToken);
        return gate.Read(session => session.Snapshot(snapshot => RecordSearch.Newest(snapshot, query)), cancellationToken);
    }

    public async IAsyncEnumerable<ExchangeRecord> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await gate.SettleAsync(cancellationToken);
        var scan = new RecordScan();
        while (gate.Read(scan.Next, cancellationToken) is { } records)
        {
            foreach (var record in records)
            {
                yield return record;
            }
        }
    }

    /// <summary>In steps, so that other writes get their turn; then the log is emptied, so that what was removed is nowhere in the files. Damage holds up nothing, and is told at the end.</summary>
    public async ValueTask<long> ExpireAsync(DateTimeOffset before, bool redactOnly, CancellationToken cancellationToken)
    {
        var expiry = new RecordExpiry(before.UtcTicks, redactOnly);
        var (total, after, damage) = (0L, long.MinValue, (FormatException?)null);
        while (await gate.WriteAsync(session => expiry.Next(session, after), cancellationToken) is { } step)
        {
            (total, after, damage) = (total + step.Changed, step.Seq, damage ?? step.Damage);
        }

        gate.EmptyLog(cancellationToken);
        return damage is null ? total : throw gate.Unreadable(damage);
    }
}
