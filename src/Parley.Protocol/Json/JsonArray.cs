using System.Collections;

namespace Parley.Protocol.Json;

/// <summary>A mutable JSON array. Whoever builds it owns it; hand out a <see cref="DeepClone"/> to keep one's own.</summary>
public sealed class JsonArray : IReadOnlyList<JsonValue>
{
    private JsonValue[] _items;
    private int _count;

    /// <summary>Empty.</summary>
    public JsonArray() => _items = [];

    /// <summary>Empty, with room for so many items.</summary>
    public JsonArray(int capacity) => _items = capacity == 0 ? [] : new JsonValue[capacity];

    /// <summary>With these items.</summary>
    public JsonArray(IEnumerable<JsonValue> items) => _count = (_items = [.. items]).Length;

    /// <summary>Number of items.</summary>
    public int Count => _count;

    /// <summary>The item at an index; throws outside the array.</summary>
    public JsonValue this[int index]
    {
        get => AsSpan()[index];
        set => _items.AsSpan(0, _count)[index] = value;
    }

    /// <summary>The items without a copy; invalid once the array changes.</summary>
    public ReadOnlySpan<JsonValue> AsSpan() => _items.AsSpan(0, _count);

    /// <summary>Adds at the end.</summary>
    public void Add(JsonValue item)
    {
        if (_count == _items.Length)
        {
            Grow(_count + 1);
        }

        _items[_count++] = item;
    }

    /// <summary>Adds before the item at the index; at <see cref="Count"/>, at the end.</summary>
    public void Insert(int index, JsonValue item)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)index, (uint)_count, nameof(index));
        Add(default);
        _items.AsSpan(index, _count - index - 1).CopyTo(_items.AsSpan(index + 1));
        _items[index] = item;
    }

    /// <summary>Removes so many items from the index on.</summary>
    public void RemoveRange(int index, int count)
    {
        var rest = AsSpan()[(index + count)..];
        rest.CopyTo(_items.AsSpan(index, rest.Length));
        _items.AsSpan(_count - count, count).Clear();
        _count -= count;
    }

    /// <summary>Turns the order round, in place.</summary>
    public void Reverse() => _items.AsSpan(0, _count).Reverse();

    /// <summary>Shortens the array, or lengthens it with Missing values.</summary>
    public void Resize(int count)
    {
        if (count > _items.Length)
        {
            Grow(count);
        }
        else if (count < _count)
        {
            _items.AsSpan(count, _count - count).Clear();
        }

        _count = count;
    }

    /// <summary>A copy that shares no object or array with this one.</summary>
    public JsonArray DeepClone()
    {
        var copy = new JsonArray(_count);
        foreach (var item in AsSpan())
        {
            copy.Add(item.DeepClone());
        }

        return copy;
    }

    internal bool DeepEquals(JsonArray other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc />
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<JsonValue> IEnumerable<JsonValue>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    private void Grow(int least) => Array.Resize(ref _items, (int)Math.Min(Math.Max(least, Math.Max(4, 2L * _items.Length)), Array.MaxLength));

    /// <summary>Walks over the items. Sees changes made on the way.</summary>
    public struct Enumerator(JsonArray array) : IEnumerator<JsonValue>
    {
        private int _at = -1;

        /// <inheritdoc />
        public readonly JsonValue Current => array[_at];

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc />
        public bool MoveNext() => ++_at < array.Count;

        /// <inheritdoc />
        public void Reset() => _at = -1;

        /// <inheritdoc />
        public readonly void Dispose()
        {
        }
    }
}
