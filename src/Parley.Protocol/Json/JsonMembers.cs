namespace Parley.Protocol.Json;

/// <summary>The members of a <see cref="JsonObject"/> in their order, without a copy; invalid once the object changes.</summary>
public readonly ref struct JsonMembers
{
    /// <summary>As many names as values.</summary>
    internal JsonMembers(ReadOnlySpan<string> names, ReadOnlySpan<JsonValue> values)
    {
        Names = names;
        Values = values;
    }

    /// <summary>The names, each once.</summary>
    public ReadOnlySpan<string> Names { get; }

    /// <summary>The values, each at the place of its name.</summary>
    public ReadOnlySpan<JsonValue> Values { get; }

    /// <summary>Number of members.</summary>
    public int Length => Values.Length;

    /// <summary>The member at a place; throws outside the object.</summary>
    public KeyValuePair<string, JsonValue> this[int place] => new(Names[place], Values[place]);

    /// <summary>A copy that stays valid.</summary>
    public KeyValuePair<string, JsonValue>[] ToArray()
    {
        var copy = new KeyValuePair<string, JsonValue>[Length];
        for (var i = 0; i < copy.Length; i++)
        {
            copy[i] = this[i];
        }

        return copy;
    }

    /// <summary>The same members, which stay when the object changes.</summary>
    internal JsonMembers Copy() => new(Names.ToArray(), Values.ToArray());

    /// <summary>In their order.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Walks over the members.</summary>
    public ref struct Enumerator
    {
        private readonly JsonMembers _members;
        private int _at = -1;

        internal Enumerator(JsonMembers members) => _members = members;

        /// <summary>Where it stands.</summary>
        public readonly KeyValuePair<string, JsonValue> Current => _members[_at];

        /// <summary>False after the last.</summary>
        public bool MoveNext() => ++_at < _members.Length;
    }
}
