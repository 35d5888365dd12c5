using System.Diagnostics.CodeAnalysis;
using Parley.Sqlite.Records;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Writing;

/// <summary>
/// What is to be written, for one thread that takes it: writes in the order in which they were accepted, and one batch of records that is taken whole each time,
/// so that a record never reaches the disk behind a write that was accepted later. Full, it makes callers wait; closed, it refuses them.
/// While records keep coming that nobody waits for, the thread takes them a few milliseconds' worth at a time; whatever somebody waits for it takes at once.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to release, and late callers still need it to be refused.")]
internal sealed class WriteQueue(int capacity, long maxRecordBytes, Func<RecordBatch> makeBatch)
{
    /// <summary>How long records that nobody waits for may gather behind a commit: a commit costs as much as the work of several exchanges.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    /// <summary>So many bytes are several segments: more of them would gain nothing.</summary>
    private const int GatheredBytes = 256 << 10;

    /// <summary>More would bring no more into a commit: 32 callers on two cores, measured.</summary>
    private const int MaxTurns = 2;

    private readonly object _gate = new(); // a monitor: the taking thread sleeps on it
    private readonly Queue<QueuedWrite> _writes = new();
    private readonly Stack<RecordBatch> _spare = [];
    private readonly SemaphoreSlim _room = new(capacity);
    private RecordBatch? _open;
    private TaskCompletionSource? _recordRoom;
    private Func<Exception>? _refusal;
    private long _recordBytes;
    private long _relaxed;
    private bool _takerSleeps;
    private bool _takerGathers;
    private bool _isUrgent;

    /// <summary>Whether records that nobody waits for are on their way.</summary>
    public bool HasRelaxed => Interlocked.Read(ref _relaxed) > 0;

    /// <summary>Returns once the write has its place. The token counts until then, not after.</summary>
    public async ValueTask AddAsync(QueuedWrite write, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        lock (_gate)
        {
            if (_refusal is null)
            {
                _writes.Enqueue(write);
                Wake(isUrgent: true);
                return;
            }
        }

        _room.Release(); // the next in line is to be refused, too
        throw _refusal();
    }

    /// <summary>Adds a record to the open batch. False when there is no room: <paramref name="next"/> then says when to try again; otherwise it is when the record is on disk.</summary>
    public bool TryAdd(ReadOnlySpan<byte> record, in RecordKey key, bool isAwaited, out Task? next)
    {
        var checksum = Checksum.Of(record); // before the lock, which all callers want
        lock (_gate)
        {
            if (_refusal is not null)
            {
                throw _refusal();
            }

            if (_recordBytes >= maxRecordBytes)
            {
                next = (_recordRoom ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
                return false;
            }

            _open ??= _spare.TryPop(out var spare) ? spare : makeBatch();
            var before = _open.ReservedBytes;
            next = _open.Add(record, checksum, key, isAwaited);
            _recordBytes += _open.ReservedBytes - before;
            _relaxed += isAwaited ? 0 : 1;
            Wake(isAwaited || _open.ReservedBytes >= GatheredBytes);
            return true;
        }
    }

    /// <summary>Adds what is queued to <paramref name="batch"/>, sleeping for a first write unless the batch has one. False when there is nothing and never will be.</summary>
    public bool Take(List<QueuedWrite> batch, int limit)
    {
        var taken = 0;
        lock (_gate)
        {
            if (batch.Count == 0)
            {
                SleepOrGather();
            }

            if (_open is not null)
            {
                batch.Add(_open);
                _open = null;
            }

            // Records are one batch however many they are, and leave the writes their places.
            while (taken < limit && _writes.TryDequeue(out var write))
            {
                batch.Add(write);
                taken++;
            }

            _isUrgent = _writes.Count > 0;
        }

        if (taken > 0)
        {
            _room.Release(taken);
        }

        return batch.Count > 0;
    }

    /// <summary>A batch has come to its end: its room is free, and it can be filled again.</summary>
    public void Release(RecordBatch batch)
    {
        TaskCompletionSource? waiting;
        lock (_gate)
        {
            _recordBytes -= batch.ReservedBytes;
            _relaxed -= batch.Relaxed;
            batch.Clear();
            if (_spare.Count < 2)
            {
                _spare.Push(batch);
            }

            (waiting, _recordRoom) = (_recordRoom, null);
        }

        waiting?.SetResult();
    }

    /// <summary>What is queued can still be taken; what comes later is refused. The first refusal given stands.</summary>
    public void Close(Func<Exception> refusal)
    {
        lock (_gate)
        {
            _refusal ??= refusal;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Sleeps for a first write, and takes that at once. What came during the last commit is traffic: of that a little more is let come.</summary>
    private void SleepOrGather()
    {
        var isTraffic = _open is not null;
        while (_writes.Count == 0 && _open is null && _refusal is null)
        {
            _takerSleeps = true;
            Monitor.Wait(_gate);
        }

        _takerSleeps = false;
        if (isTraffic && !_isUrgent && _refusal is null)
        {
            _takerGathers = true;
            Monitor.Wait(_gate, Gathering);
            _takerGathers = false;
        }

        LetReadyCallersJoin();
    }

    /// <summary>Callers who are ready to run may join the commit, as long as a turn of theirs brings more: no time is waited for, and with nobody there it ends at once.</summary>
    private void LetReadyCallersJoin()
    {
        for (var (turn, before) = (0, -1); turn < MaxTurns && _open is not null && _open.Count > before; turn++)
        {
            before = _open.Count;
            Monitor.Exit(_gate);
            Thread.Yield();
            Monitor.Enter(_gate);
        }
    }

    private void Wake(bool isUrgent)
    {
        _isUrgent |= isUrgent;
        if (_takerSleeps || (_takerGathers && isUrgent))
        {
            (_takerSleeps, _takerGathers) = (false, false);
            Monitor.Pulse(_gate);
        }
    }
}
