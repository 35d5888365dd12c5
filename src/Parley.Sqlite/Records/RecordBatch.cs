using System.Runtime.InteropServices;
using Parley.Sqlite.Sessions;
using Parley.Sqlite.Writing;

namespace Parley.Sqlite.Records;

/// <summary>Encoded records that go to the disk together: one buffer, one write, one answer for all who wait.</summary>
internal sealed class RecordBatch(SegmentLog log, Action<RecordBatch, int, Exception?> ended) : QueuedWrite
{
    private const int MaxKeptBytes = 8 << 20;

    private readonly List<BatchedRecord> _records = [];
    private readonly List<BatchWaiters> _waiters = [];
    private byte[] _data = new byte[64 << 10];

    /// <summary>What it counts for in the queue's bound, from the first record until its end.</summary>
    public long ReservedBytes { get; private set; }

    public int Count => _records.Count;

    private int Bytes => _records.Count == 0 ? 0 : _records[^1].End;

    /// <summary>Records nobody waits for.</summary>
    public int Relaxed { get; private set; }

    /// <summary>Adds a record; what is returned completes when it is on disk, and is null for one that nobody waits for.</summary>
    public Task? Add(ReadOnlySpan<byte> record, uint checksum, in RecordKey key, bool isAwaited)
    {
        var start = Bytes;
        var end = start + Frame.HeadBytes + record.Length;
        if (end > _data.Length)
        {
            Array.Resize(ref _data, Math.Max(_data.Length * 2, end));
        }

        ReservedBytes += end - start;
        record.CopyTo(_data.AsSpan(start + Frame.HeadBytes));
        _records.Add(new BatchedRecord(key, start, record.Length, checksum, isAwaited));
        if (!isAwaited)
        {
            Relaxed++;
            return null;
        }

        if (_waiters.Count == 0 || _waiters[^1].IsFull)
        {
            _waiters.Add(new BatchWaiters());
        }

        return _waiters[^1].Join();
    }

    public override void Run(SqliteSession session) => log.Append(session, _data, _records);

    public override void Committed() => End(null);

    public override void Failed(Exception failure) => End(failure);

    /// <summary>Those who wait are told now; what nobody waits for stays to be tried again.</summary>
    public override bool Busy(Exception fault)
    {
        if (Relaxed == 0)
        {
            End(fault);
            return false;
        }

        Answer(fault);
        var kept = 0;
        foreach (var record in _records.ToArray())
        {
            if (!record.IsAwaited)
            {
                var start = kept == 0 ? 0 : _records[kept - 1].End;
                _data.AsSpan(record.Start, record.End - record.Start).CopyTo(_data.AsSpan(start));
                _records[kept++] = record with { Start = start };
            }
        }

        CollectionsMarshal.SetCount(_records, kept);
        return true;
    }

    /// <summary>Ready for the next records.</summary>
    public void Clear()
    {
        _records.Clear();
        (Relaxed, ReservedBytes) = (0, 0);
        if (_data.Length > MaxKeptBytes)
        {
            _data = new byte[64 << 10];
        }
    }

    private void End(Exception? failure)
    {
        Answer(failure);
        ended(this, Relaxed, failure); // last: from here on the batch may be filled again
    }

    private void Answer(Exception? failure)
    {
        foreach (var waiters in _waiters)
        {
            waiters.Answer(failure);
        }

        _waiters.Clear();
    }
}
