namespace Parley.Protocol.Json;

/// <summary>
/// The names of an object's members in their order. Objects of one origin share one, which never changes (as hidden classes of Self's maps:
/// Chambers, Ungar and Lee, OOPSLA 1989); an object with names that were not seen before, or with many, has one of its own.
/// </summary>
internal sealed class JsonShape
{
    /// <summary>Objects with more members have their own, unless a literal made them.</summary>
    public const int MaxSharedNames = 16;

    /// <summary>Objects with a longer name have their own.</summary>
    public const int MaxSharedNameLength = 32;

    private const int IndexThreshold = 9;

    // Two quotes, a comma and a colon around a name; a UTF-16 unit takes at most six bytes, as in \u001f.
    private const int Marks = 4;
    private const int MostBytesPerChar = 6;

    // The last name, where the shape is an extended one.
    private readonly string _last = "";
    private readonly int _hash;
    private readonly bool _mayGrow;
    private string[] _names;
    private Dictionary<string, int>? _index;

    // What is worked out when it is first asked for.
    private byte[]? _written;
    private byte[][]? _allWritten;
    private int _mostScriptBytes;

    private JsonShape(string[] names, int count, bool isShared) => (_names, Count, IsShared) = (names, count, isShared);

    /// <summary>Shared by the objects that have these names and no other. A name stands in it once.</summary>
    public JsonShape(params string[] names)
        : this(names, names.Length, isShared: true)
    {
        _hash = names.Aggregate(0, Hash);
        _mayGrow = Array.TrueForAll(names, IsPlain);
    }

    /// <summary>One name more. The caller knows that the shape may be shared and lacks the name.</summary>
    /// <param name="shorter">The names before.</param>
    /// <param name="name">The name that comes last.</param>
    public JsonShape(JsonShape shorter, string name)
        : this([.. shorter.Names, name], shorter.Count + 1, isShared: true)
        => (Shorter, _last, _hash, _mayGrow) = (shorter, name, shorter.HashWith(name), true);

    /// <summary>No name.</summary>
    public static JsonShape Empty { get; } = new();

    /// <summary>Number of names.</summary>
    public int Count { get; private set; }

    /// <summary>False where one object alone has it.</summary>
    public bool IsShared { get; }

    /// <summary>The names.</summary>
    public ReadOnlySpan<string> Names => _names.AsSpan(0, Count);

    /// <summary>What it was extended from; null where nobody looked it up.</summary>
    public JsonShape? Shorter { get; }

    /// <summary>The last name as most writers put it, between a comma and a colon. Only a shape that is shared and has a name has it.</summary>
    public byte[] Written => _written ??= WithMarks(_last);

    /// <summary>Each name as <see cref="Written"/> has the last; null where the shape is not shared, which is hardly written twice.</summary>
    public byte[][]? AllWritten => IsShared ? _allWritten ??= Array.ConvertAll(_names, WithMarks) : null;

    /// <summary>The most bytes that the names can take in JSON text, with a comma and a colon each; negative where ECMAScript moves one to the front, or calls its value when it writes the object.</summary>
    public int MostScriptBytes => _mostScriptBytes != 0 ? _mostScriptBytes : IsShared ? _mostScriptBytes = CountScriptBytes() : CountScriptBytes();

    /// <summary>The shape that this one was extended to last. A guess for the next object, which is always checked.</summary>
    public JsonShape? Next { get; set; }

    /// <summary>
    /// Whether a shape of these names and another one may be kept for others. Names beyond short plain ASCII may not, be it in the literal of a routine:
    /// what is kept is small, and <see cref="Written"/> is how every writer puts it.
    /// </summary>
    public bool CanBeSharedWith(string name) => _mayGrow && Count < MaxSharedNames && IsPlain(name);

    /// <summary>As <see cref="Find(string)"/>, for a name that is likely at a place.</summary>
    public int Find(string name, int likely) => (uint)likely < (uint)Count && _names[likely] == name ? likely : Find(name);

    /// <summary>Where a name stands; -1 when it does not.</summary>
    public int Find(string name)
    {
        if (Count >= IndexThreshold)
        {
            return (_index ??= BuildIndex()).TryGetValue(name, out var position) ? position : -1;
        }

        var names = Names;
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The same for equal names in equal order, and another in every process, so that nobody knows which names collide.</summary>
    public int HashWith(string name) => Hash(_hash, name);

    /// <summary>Whether the last name is this one.</summary>
    public bool IsLast(string name) => _last == name;

    /// <summary>With one name more, which the caller knows to be absent: another shape, or this one where it has a single owner.</summary>
    public JsonShape With(string name)
    {
        if (IsShared)
        {
            return JsonShapes.Shared.Extend(this, name) ?? Copy().With(name);
        }

        if (Count == _names.Length)
        {
            Array.Resize(ref _names, Count * 2);
        }

        _index?.Add(name, Count);
        _names[Count++] = name;
        return this;
    }

    /// <summary>Without the name at a place: a shape with a single owner.</summary>
    public JsonShape Without(int place)
    {
        if (IsShared)
        {
            return Copy().Without(place);
        }

        _index?.Remove(_names[place]);
        Array.Copy(_names, place + 1, _names, place, Count - place - 1);
        _names[--Count] = null!;
        for (var i = place; _index is not null && i < Count; i++)
        {
            _index[_names[i]] = i;
        }

        return this;
    }

    /// <summary>For another object.</summary>
    public JsonShape ForAnother() => IsShared ? this : Copy();

    private static int Hash(int before, string name) => (before * 31) + name.GetHashCode(StringComparison.Ordinal);

    private static bool IsPlain(string name)
        => name.Length is > 0 and <= MaxSharedNameLength && !name.AsSpan().ContainsAnyExceptInRange(' ', '~') && !name.AsSpan().ContainsAny('"', '\\');

    private static byte[] WithMarks(string name) => [(byte)',', .. JsonText.WriteUtf8(name), (byte)':'];

    private int CountScriptBytes()
    {
        var bytes = 0L;
        foreach (var name in Names)
        {
            if (name == "toJSON" || (name.Length > 0 && char.IsAsciiDigit(name[0])))
            {
                return -1;
            }

            bytes += Marks + (MostBytesPerChar * (long)name.Length);
        }

        return (int)Math.Min(bytes, int.MaxValue);
    }

    private JsonShape Copy()
    {
        var names = new string[Math.Max(4, Count + (Count / 2))];
        Names.CopyTo(names);
        return new JsonShape(names, Count, isShared: false);
    }

    private Dictionary<string, int> BuildIndex()
    {
        var index = new Dictionary<string, int>(Count * 2, StringComparer.Ordinal);
        for (var i = 0; i < Count; i++)
        {
            index[_names[i]] = i;
        }

        return index;
    }
}
