using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Parley.Core.Storage;

/// <summary>
/// What was read from a store lately. A write through the same node is seen at once; one by another process beside it, such as a command that disables
/// a routine, within <see cref="Freshness"/>. Bounded: full, it starts anew.
/// </summary>
/// <param name="capacity">Entries, or what <paramref name="sizeOf"/> gives for all of them together.</param>
/// <param name="sizeOf">Size of a value; null where each counts as one.</param>
internal sealed class ReadCache<TKey, TValue>(TimeProvider time, long capacity, Func<TValue, long>? sizeOf = null)
    where TKey : notnull
    where TValue : class
{
    /// <summary>Age at which an entry is read again: a quarter of a second.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private long _size;
    private long _writes;

    private sealed record Entry(TValue Value, long ReadAt, long Size);

    /// <summary>The value if it was read within <see cref="Freshness"/>.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        value = _entries.TryGetValue(key, out var entry) && time.GetElapsedTime(entry.ReadAt) < Freshness ? entry.Value : null;
        return value is not null;
    }

    /// <summary>Reads from the store and keeps what is there; what is not there is asked for again.</summary>
    public async ValueTask<TValue?> ReadAsync(TKey key, Func<ValueTask<TValue?>> read)
    {
        var (writes, readAt) = (Volatile.Read(ref _writes), time.GetTimestamp());
        var value = await read();
        if (value is not null)
        {
            Keep(key, new Entry(value, readAt, sizeOf?.Invoke(value) ?? 1), writes);
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
    }

    private void Keep(TKey key, Entry entry, long writes)
    {
        lock (_lock)
        {
            if (writes != _writes || entry.Size > capacity)
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
