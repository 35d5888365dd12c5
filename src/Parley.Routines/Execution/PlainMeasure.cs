using Parley.Protocol.Json;

namespace Parley.Routines.Execution;

/// <summary>
/// Sees in one walk that a value is plain JSON already and can't be larger than allowed, without looking at the characters of its strings.
/// When it can't tell, <see cref="PlainJson"/> walks again and measures exactly.
/// </summary>
internal struct PlainMeasure(Run run, long maxBytes)
{
    /// <summary>A UTF-16 unit takes at most six bytes of JSON text, as in <c>\u001f</c>.</summary>
    private const int MostBytesPerChar = 6;

    private const int NumberBytes = 25;

    private long _left = maxBytes;
    private int _depth;

    /// <summary>True when the value may leave the run as it is.</summary>
    public bool Passes(in JsonValue value)
        // The most frequent kinds first, each by one comparison.
        => value.AsString is { } text ? Fits(3 + (MostBytesPerChar * (long)text.Length))
            : value.TryGetNumber(out var number) ? double.IsFinite(number) && Fits(NumberBytes)
            : value.AsObject is { } members ? Passes(members)
            : value.AsArray is { } items ? Passes(items)
            : (value.IsBoolean || value.IsNull) && Fits(6);

    private bool Passes(JsonObject value)
    {
        var values = value.Values;
        if (!Enter(values.Length) || value.Shape.MostScriptBytes is not (>= 0 and var nameBytes) || !Fits(nameBytes))
        {
            return false;
        }

        foreach (ref readonly var member in values)
        {
            if (!Passes(member))
            {
                return false;
            }
        }

        _depth--;
        return true;
    }

    private bool Passes(JsonArray value)
    {
        var items = value.AsSpan();
        if (!Enter(items.Length))
        {
            return false;
        }

        foreach (ref readonly var item in items)
        {
            if (!Passes(item))
            {
                return false;
            }
        }

        _depth--;
        return true;
    }

    /// <summary>Charged before the walk, since a value may hold the same part many times.</summary>
    private bool Enter(int count)
    {
        run.Charge(1 + count);
        return ++_depth <= run.Limits.MaxDepth && Fits(2 + count);
    }

    private bool Fits(long bytes) => (_left -= bytes) >= 0;
}
