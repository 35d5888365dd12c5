using System.Collections;
using System.Runtime.InteropServices;

namespace Parley.Protocol.Json;

/// <summary>A mutable JSON array. Whoever builds it owns it; hand out a <see cref="DeepClone"/> to keep one's own.</summary>
public sealed class JsonArray : IReadOnlyList<JsonValue>
{
    private readonly List<JsonValue> _items;

    public JsonArray() => _items = [];

    public JsonArray(int capacity) => _items = new List<JsonValue>(capacity);

    public JsonArray(IEnumerable<JsonValue> items) => _items = [.. items];

    public int Count => _items.Count;

    public JsonValue this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    public ReadOnlySpan<JsonValue> AsSpan() => CollectionsMarshal.AsSpan(_items);

    public void Add(JsonValue item) => _items.Add(item);

    public void Insert(int index, JsonValue item) => _items.Insert(index, item);

    public void RemoveRange(int index, int count) => _items.RemoveRange(index, count);

    public void Reverse() => _items.Reverse();

    /// <summary>Shortens the array, or lengthens it with Missing values.</summary>
    public void Resize(int count)
    {
        CollectionsMarshal.SetCount(_items, count);
    }

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

    public List<JsonValue>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<JsonValue> IEnumerable<JsonValue>.GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}
