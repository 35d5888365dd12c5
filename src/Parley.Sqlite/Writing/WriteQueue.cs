using System.Diagnostics.CodeAnalysis;

namespace Parley.Sqlite.Writing;

/// <summary>Writes in the order in which they were accepted, for one thread that takes them. Full, it makes callers wait; closed, it refuses them.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing to release, and late callers still need it to be refused.")]
internal sealed class WriteQueue(int capacity)
{
    private readonly object _gate = new(); // a monitor: the taking thread sleeps on it
    private readonly Queue<QueuedWrite> _writes = new();
    private readonly SemaphoreSlim _room = new(capacity);
    private Func<Exception>? _refusal;

    /// <summary>Returns once the write has its place. The token counts until then, not after.</summary>
    public async ValueTask AddAsync(QueuedWrite write, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        lock (_gate)
        {
            if (_refusal is null)
            {
                _writes.Enqueue(write);
                Monitor.Pulse(_gate);
                return;
            }
        }

        _room.Release(); // the next in line is to be refused, too
        throw _refusal();
    }

    /// <summary>Adds what is queued to <paramref name="batch"/>, sleeping for a first write unless the batch has one. False when there is nothing and never will be.</summary>
    public bool Take(List<QueuedWrite> batch, int limit)
    {
        var taken = 0;
        lock (_gate)
        {
            while (batch.Count == 0 && _writes.Count == 0 && _refusal is null)
            {
                Monitor.Wait(_gate);
            }

            while (batch.Count < limit && _writes.TryDequeue(out var write))
            {
                batch.Add(write);
                taken++;
            }
        }

        if (taken > 0)
        {
            _room.Release(taken);
        }

        return batch.Count > 0;
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
}
