using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Parley.Core.Storage;

/// <summary>
/// What was read from a store lately. A write through the same node is seen at once; one by another process beside it, such as a command that disables
/// a routine, within <see cref="Freshness"/>. Bounded: full, it starts anew.
/// </summary>
/// <param name="capacity">Entries.</param>
internal sealed class ReadCache<TKey, TValue>(TimeProvider time, int capacity)
    where TKey : notnull
    where TValue : class
{
    /// <summary>Age at which an entry is read again: a quarter of a second.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<TKey, Entry> _entries = new();
    private int _count;
    private long _writes;

    private sealed record Entry(TValue Value, long ReadAt);

    /// <summary>The value if it was read within <see cref="Freshness"/>.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value)
    {
        value = _entries.TryGetValue(key, out var entry) && time.GetElapsedTime(entry.ReadAt) < Freshness ? entry.Value : null;
        return value is not null;
    }

    /// <summary>Reads from the store and keeps what is there; what is not there is asked for again.</summary>
    public async ValueTask<TValue?> ReadAsync(TKey key, Func<ValueTask<TValue?>> read, Func<TValue, bool>? isKept = null)
    {
        var (writes, readAt) = (Volatile.Read(ref _writes), time.GetTimestamp());
        var value = await read();
        if (value is not null && isKept?.Invoke(value) != false)
        {
            Keep(key, new Entry(value, readAt), writes);
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

    private void Keep(TKey key, Entry entry, long writes)
    {
        lock (_lock)
        {
            if (writes != _writes)
            {
                return;
            }

            if (_count >= capacity)
            {
                _entries.Clear();
                _count = 0;
            }

            _count += _entries.ContainsKey(key) ? 0 : 1;
            _entries[key] = entry;
        }
    }

    private void Forget(TKey key)
    {
        lock (_lock)
        {
            _writes++;
            _count -= _entries.TryRemove(key, out _) ? 1 : 0;
        }
    }
}
