using System.Collections;
using System.Runtime.CompilerServices;

namespace Parley.Protocol.Json;

/// <summary>
/// A mutable JSON object that keeps the order in which members were first set. Small objects are searched in place;
/// larger ones get an index. A name set twice keeps its place and takes the later value (RFC 8259 section 4, as ECMAScript reads it).
/// </summary>
public sealed class JsonObject : IEnumerable<KeyValuePair<string, JsonValue>>
{
    private const int IndexThreshold = 9;

    private KeyValuePair<string, JsonValue>[] _members;
    private int _count;
    private Dictionary<string, int>? _index;

    /// <summary>Empty.</summary>
    public JsonObject() => _members = [];

    /// <summary>Empty, with room for so many members.</summary>
    public JsonObject(int capacity) => _members = new KeyValuePair<string, JsonValue>[capacity];

    private JsonObject(KeyValuePair<string, JsonValue>[] members) => (_members, _count) = (members, members.Length);

    /// <summary>An object that keeps the array. The caller knows that no name stands in it twice, and forgets the array.</summary>
    internal static JsonObject Own(KeyValuePair<string, JsonValue>[] members) => new(members);

    /// <summary>Number of members.</summary>
    public int Count => _count;

    /// <summary>The members in their order, without a copy; invalid once the object changes.</summary>
    public ReadOnlySpan<KeyValuePair<string, JsonValue>> Members => _members.AsSpan(0, _count);

    /// <summary>The member, or Missing when there is none. Setting adds or replaces.</summary>
    public JsonValue this[string name]
    {
        get => TryGet(name, out var value) ? value : default;
        set => Set(name, value);
    }

    /// <summary>False with Missing when there is no member of this name.</summary>
    public bool TryGet(string name, out JsonValue value)
    {
        var position = Find(name);
        value = position >= 0 ? _members[position].Value : default;
        return position >= 0;
    }

    /// <summary>Reads a member if it stands at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryGetAt(int place, string name, out JsonValue value)
    {
        var members = Members;
        if ((uint)place < (uint)members.Length && members[place].Key == name)
        {
            value = members[place].Value;
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Where a member stands; -1 when there is none.</summary>
    internal int PlaceOf(string name) => Find(name);

    /// <summary>Whether there is a member of this name, be it null.</summary>
    public bool ContainsKey(string name) => Find(name) >= 0;

    /// <summary>Adds a member, for collection initialisers.</summary>
    public void Add(string name, JsonValue value) => Set(name, value);

    /// <summary>False when there was no member of this name.</summary>
    public bool Remove(string name)
    {
        var position = Find(name);
        if (position < 0)
        {
            return false;
        }

        Array.Copy(_members, position + 1, _members, position, _count - position - 1);
        _members[--_count] = default;
        _index?.Remove(name);
        for (var i = position; _index is not null && i < _count; i++)
        {
            _index[_members[i].Key] = i;
        }

        return true;
    }

    /// <summary>A copy that shares no object or array with this one.</summary>
    public JsonObject DeepClone()
    {
        var copy = new KeyValuePair<string, JsonValue>[_count];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = new(_members[i].Key, _members[i].Value.DeepClone());
        }

        return new JsonObject(copy);
    }

    internal bool DeepEquals(JsonObject other)
    {
        if (_count != other._count)
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
        for (var i = 0; i < _count; i++)
        {
            yield return _members[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void Set(string name, JsonValue value)
    {
        var position = Find(name);
        if (position >= 0)
        {
            _members[position] = new(_members[position].Key, value);
            return;
        }

        Append(name, value);
    }

    /// <summary>Adds a member whose name the caller knows to be absent.</summary>
    internal void Append(string name, JsonValue value)
    {
        if (_count == _members.Length)
        {
            Array.Resize(ref _members, Math.Max(4, _count * 2));
        }

        _index?.Add(name, _count);
        _members[_count++] = new(name, value);
    }

    private int Find(string name)
    {
        if (_count >= IndexThreshold)
        {
            return (_index ??= BuildIndex()).TryGetValue(name, out var position) ? position : -1;
        }

        var members = Members;
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Key == name)
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(_count * 2, StringComparer.Ordinal);
        for (var i = 0; i < _count; i++)
        {
            index[_members[i].Key] = i;
        }

        return index;
    }
}
