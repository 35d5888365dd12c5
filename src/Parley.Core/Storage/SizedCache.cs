using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace Parley.Core.Storage;

/// <summary>Values that never change once they are known, bounded by their sizes together: the oldest make room. Reads take no lock.</summary>
/// <param name="capacity">In the unit in which <see cref="Add"/> is told sizes.</param>
internal sealed class SizedCache<TKey, TValue>(long capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<TKey, TValue> _values = new();
    private readonly Queue<(TKey Key, long Size)> _byAge = new();
    private long _size;

    /// <summary>The value if it is known.</summary>
    public bool TryGet(TKey key, [NotNullWhen(true)] out TValue? value) => _values.TryGetValue(key, out value);

    /// <summary>Remembers a value, unless it alone is larger than all that may be kept.</summary>
    public void Add(TKey key, TValue value, long size)
    {
        lock (_lock)
        {
            if (size > capacity || !_values.TryAdd(key, value))
            {
                return;
            }

            _byAge.Enqueue((key, size));
            for (_size += size; _size > capacity; _size -= _byAge.Dequeue().Size)
            {
                _values.TryRemove(_byAge.Peek().Key, out _);
            }
        }
    }
}
