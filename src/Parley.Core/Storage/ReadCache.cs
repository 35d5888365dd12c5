using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Parley.Core.Storage;

/// <summary>
/// What was read from a store lately. A write through the same node is seen at once; one by another process beside it, such as a command that disables
/// a routine, within <see cref="StoreWrites.OthersCountWithin"/>. Bounded: full, it starts anew.
/// </summary>
/// <param name="capacity">Entries, or what <paramref name="sizeOf"/> gives for all of them together.</param>
/// <param name="writes">Where writes are counted; null where nothing is written through this cache.</param>
/// <param name="sizeOf">Size of a value; null where each counts as one.</param>
internal sealed class ReadCache<TKey, TValue>(TimeProvider time, long capacity, StoreWrites? writes = null, Func<TValue, long>? sizeOf = null)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private long _size;
    private long _writes;

    private sealed record Entry(TValue Value, long ReadAt, long Size);

    /// <summary>The value if it was read within <see cref="StoreWrites.Kept"/>.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        value = _entries.TryGetValue(key, out var entry) && time.GetElapsedTime(entry.ReadAt) < StoreWrites.Kept ? entry.Value : null;
        return value is not null;
    }

    /// <summary>Reads from the store and keeps what is there; what is not there is asked for again.</summary>
    public async ValueTask<TValue?> ReadAsync(TKey key, Func<ValueTask<TValue?>> read)
    {
        var (since, readAt) = (Volatile.Read(ref _writes), time.GetTimestamp());
        var value = await read();
        if (value is not null)
        {
            Keep(key, new Entry(value, readAt, sizeOf?.Invoke(value) ?? 1), since);
        }

        return value;
    }

    /// <summary>Forgets the key before and after a write, so that no read that overlaps it is kept.</summary>
    public async ValueTask<T> WriteAsync<T>(TKey key, Func<ValueTask<T>> write)
    {
        Forget(key);
        try
        {
            return await write();
        }
        finally
        {
            Forget(key);
        }
    }

    /// <summary>Has the key read again, and keeps no read that is under way.</summary>
    public void Forget(TKey key)
    {
        lock (_lock)
        {
            _writes++;
            Remove(key);
        }

        writes?.Note();
    }

    private void Keep(TKey key, Entry entry, long since)
    {
        lock (_lock)
        {
            if (since != _writes || entry.Size > capacity)
            {
                return;
            }

            Remove(key);
            if (_size + entry.Size > capacity)
            {
                _entries.Clear();
                _size = 0;
            }

            _size += entry.Size;
            _entries[key] = entry;
        }
    }

    private void Remove(TKey key) => _size -= _entries.TryRemove(key, out var known) ? known.Size : 0;
}
