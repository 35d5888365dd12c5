using System.Collections;
using System.Runtime.CompilerServices;

namespace Parley.Protocol.Json;

/// <summary>
/// A mutable JSON object that keeps the order in which members were first set. Small objects are searched in place;
/// larger ones get an index. A name set twice keeps its place and takes the later value (RFC 8259 section 4, as ECMAScript reads it).
/// </summary>
public sealed class JsonObject : IEnumerable<KeyValuePair<string, JsonValue>>
{
    private const int FewValues = 4;

    private JsonShape _shape;

    // The values stand in the object itself, or once there are more of them in an array.
    private JsonValue[]? _many;
    private Few _few;

    /// <summary>Empty.</summary>
    public JsonObject() => _shape = JsonShape.Empty;

    /// <summary>Empty, with room for so many members.</summary>
    public JsonObject(int capacity)
        : this(JsonShape.Empty, capacity)
    {
    }

    /// <summary>With the names of a shared shape. The values are Missing until they are put into <see cref="Values"/>.</summary>
    internal JsonObject(JsonShape shape)
        : this(shape, shape.Count)
    {
    }

    private JsonObject(JsonShape shape, int capacity)
    {
        _shape = shape;
        if (capacity > FewValues)
        {
            _many = new JsonValue[capacity];
        }
    }

    /// <summary>Number of members.</summary>
    public int Count => _shape.Count;

    /// <summary>The members in their order, without a copy; invalid once the object changes.</summary>
    public JsonMembers Members => new(_shape.Names, Values);

    /// <summary>The names.</summary>
    internal JsonShape Shape => _shape;

    /// <summary>The values in the order of the names; invalid once a member is added or removed.</summary>
    internal Span<JsonValue> Values => _many is { } many ? many.AsSpan(0, _shape.Count) : ((Span<JsonValue>)_few)[.._shape.Count];

    /// <summary>The member, or Missing when there is none. Setting adds or replaces.</summary>
    public JsonValue this[string name]
    {
        get => TryGet(name, out var value) ? value : default;
        set => Set(name, value);
    }

    /// <summary>False with Missing when there is no member of this name.</summary>
    public bool TryGet(string name, out JsonValue value)
    {
        var position = _shape.Find(name);
        value = position >= 0 ? Values[position] : default;
        return position >= 0;
    }

    /// <summary>The value at a place that the shape has.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal JsonValue ValueAt(int place) => _many is { } many ? many[place] : _few[place];

    /// <summary>Whether there is a member of this name, be it null.</summary>
    public bool ContainsKey(string name) => _shape.Find(name) >= 0;

    /// <summary>Adds a member, for collection initialisers.</summary>
    public void Add(string name, JsonValue value) => Set(name, value);

    /// <summary>False when there was no member of this name.</summary>
    public bool Remove(string name)
    {
        var position = _shape.Find(name);
        if (position < 0)
        {
            return false;
        }

        var values = Values;
        values[(position + 1)..].CopyTo(values[position..]);
        values[^1] = default;
        _shape = _shape.Without(position);
        return true;
    }

    /// <summary>A copy that shares no object or array with this one.</summary>
    public JsonObject DeepClone()
    {
        var copy = new JsonObject(_shape.ForAnother());
        var from = Values;
        var to = copy.Values;
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from[i].DeepClone();
        }

        return copy;
    }

    internal bool DeepEquals(JsonObject other)
    {
        if (Count != other.Count)
        {
            return false;
        }

        foreach (var (name, value) in Members)
        {
            if (!other.TryGet(name, out var theirs) || !value.Equals(theirs))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return Members[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Set(string name, JsonValue value)
    {
        if (_shape.Next is { } next && next.IsLast(name))
        {
            Append(next, value);
        }
        else if (_shape.Find(name) is var position and >= 0)
        {
            Values[position] = value;
        }
        else
        {
            Append(name, value);
        }
    }

    /// <summary>Adds a member whose name the caller knows to be absent.</summary>
    internal void Append(string name, JsonValue value) => Append(_shape.With(name), value);

    /// <summary>Adds the member whose name is the last of a shape, and the only one that this object lacks.</summary>
    internal void Append(JsonShape longer, JsonValue value)
    {
        var place = longer.Count - 1;
        _shape = longer;
        if (_many is null && place < FewValues)
        {
            _few[place] = value;
        }
        else
        {
            AppendToMany(place, value);
        }
    }

    private void AppendToMany(int place, JsonValue value)
    {
        if (_many is null)
        {
            _many = new JsonValue[2 * FewValues];
            ((Span<JsonValue>)_few).CopyTo(_many);
            ((Span<JsonValue>)_few).Clear();
        }
        else if (place == _many.Length)
        {
            Array.Resize(ref _many, place * 2);
        }

        _many[place] = value;
    }

    [InlineArray(FewValues)]
    private struct Few
    {
        private JsonValue _first;
    }
}
