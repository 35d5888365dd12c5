using System.Collections;
using System.Runtime.InteropServices;

namespace Parley.Protocol.Json;

/// <summary>A mutable JSON array. Whoever builds it owns it; hand out a <see cref="DeepClone"/> to keep one's own.</summary>
public sealed class JsonArray : IReadOnlyList<JsonValue>
{
    private readonly List<JsonValue> _items;

    /// <summary>Empty.</summary>
    public JsonArray() => _items = [];

    /// <summary>Empty, with room for so many items.</summary>
    public JsonArray(int capacity) => _items = new List<JsonValue>(capacity);

    /// <summary>With these items.</summary>
    public JsonArray(IEnumerable<JsonValue> items) => _items = [.. items];

    /// <summary>Number of items.</summary>
    public int Count => _items.Count;

    /// <summary>The item at an index; throws outside the array.</summary>
    public JsonValue this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>The items without a copy; invalid once the array changes.</summary>
    public ReadOnlySpan<JsonValue> AsSpan() => CollectionsMarshal.AsSpan(_items);

    /// <summary>Adds at the end.</summary>
    public void Add(JsonValue item) => _items.Add(item);

    /// <summary>Adds before the item at the index; at <see cref="Count"/>, at the end.</summary>
    public void Insert(int index, JsonValue item) => _items.Insert(index, item);

    /// <summary>Removes so many items from the index on.</summary>
    public void RemoveRange(int index, int count) => _items.RemoveRange(index, count);

    /// <summary>Turns the order round, in place.</summary>
    public void Reverse() => _items.Reverse();

    /// <summary>Shortens the array, or lengthens it with Missing values.</summary>
    public void Resize(int count)
    {
        CollectionsMarshal.SetCount(_items, count);
    }

    /// <summary>A copy that shares no object or array with this one.</summary>
    public JsonArray DeepClone()
    {
        var copy = new JsonArray(_items.Count);
        foreach (var item in _items)
        {
            copy.Add(item.DeepClone());
        }

        return copy;
    }

    internal bool DeepEquals(JsonArray other) => AsSpan().SequenceEqual(other.AsSpan());

    /// <inheritdoc />
    public List<JsonValue>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<JsonValue> IEnumerable<JsonValue>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
