namespace Parley.Protocol.Json;

/// <summary>
/// The shapes that objects share, found by the shape before and the name that is added. Bounded to <see cref="Sets"/> times two. A shape is made when the same
/// names come a second time, and can only be pushed out by another that came twice: names that come once, as most of a flood, make nothing and push nothing out. Objects that have a shape keep it.
/// </summary>
/// <remarks>Without locks: shapes that are shared never change but for their guess of the next, references are read and written whole, and a lost write costs one shape.</remarks>
internal sealed class JsonShapes
{
    private const int Sets = 1024;
    private const int Starts = 8;
    private const int Firsts = 16;

    // Two a set, and the newest name that came once.
    private readonly JsonShape?[] _known = new JsonShape?[2 * Sets];
    private readonly string?[] _newest = new string?[Sets];

    // What objects start with that are read, by how deep they lie; and all others, by the length of the name.
    private readonly JsonShape?[] _starts = new JsonShape?[Starts];
    private readonly JsonShape?[] _firsts = new JsonShape?[Firsts];

    /// <summary>The shapes of this process.</summary>
    public static JsonShapes Shared { get; } = new();

    /// <summary>The shape of the first name of an object at this depth, as a guess.</summary>
    public JsonShape? StartAt(int depth) => _starts[depth % Starts];

    /// <summary>Remembers what an object at this depth started with.</summary>
    public void Start(int depth, JsonShape first) => _starts[depth % Starts] = first;

    /// <summary>The shape with one name more; null where it can't be shared, or came for the first time.</summary>
    public JsonShape? Extend(JsonShape shape, string name)
    {
        if (shape != JsonShape.Empty)
        {
            return Find(shape, name) is { } next ? shape.Next = next : null;
        }

        // What follows nothing differs from object to object, so that one guess would only be written over.
        ref var first = ref _firsts[name.Length % Firsts];
        return first is { } guess && guess.IsLast(name) ? guess : Find(shape, name) is { } found ? first = found : null;
    }

    private JsonShape? Find(JsonShape shape, string name)
    {
        var set = shape.HashWith(name) & (Sets - 1);
        if (_known[2 * set] is not { } known || !Is(known, shape, name))
        {
            known = _known[(2 * set) + 1];
            if (known is null || !Is(known, shape, name))
            {
                known = IsSecond(set, shape, name) ? new JsonShape(shape, name) : null;
                if (known is null)
                {
                    return null;
                }

                _known[(2 * set) + 1]?.Next = null; // what is pushed out holds nothing
                (_known[(2 * set) + 1], _known[2 * set]) = (_known[2 * set], known);
            }
        }

        return known;
    }

    private bool IsSecond(int set, JsonShape shape, string name)
    {
        if (!shape.CanBeSharedWith(name))
        {
            return false;
        }

        var isSecond = _newest[set] == name;
        _newest[set] = name;
        return isSecond;
    }

    private static bool Is(JsonShape known, JsonShape shorter, string name) => known.Shorter == shorter && known.IsLast(name);
}
