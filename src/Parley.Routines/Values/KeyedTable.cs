using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>What a Map or Set holds: keys in the order they were added, compared as SameValueZero does.</summary>
internal sealed class KeyedTable(bool hasValues)
{
    private readonly Dictionary<TableKey, int> _index = [];
    private readonly List<(JsonValue Key, JsonValue Value, bool Live)> _entries = [];

    public int Count => _index.Count;

    public bool Has(Run run, JsonValue key) => _index.ContainsKey(TableKey.Of(run, key));

    public JsonValue Get(Run run, JsonValue key) => _index.TryGetValue(TableKey.Of(run, key), out var at) ? _entries[at].Value : default;

    public void Set(Run run, JsonValue key, JsonValue value)
    {
        var own = TableKey.Of(run, key);
        if (_index.TryGetValue(own, out var at))
        {
            _entries[at] = (_entries[at].Key, value, true);
            return;
        }

        run.Allocate(160);
        run.Charge(2);
        _index[own] = _entries.Count;
        // Minus zero is kept as zero.
        _entries.Add((key.TryGetNumber(out var number) && number == 0 ? 0.0 : key, value, true));
    }

    public bool Delete(Run run, JsonValue key)
    {
        if (!_index.Remove(TableKey.Of(run, key), out var at))
        {
            return false;
        }

        _entries[at] = (default, default, false);
        return true;
    }

    public void Clear(Run run)
    {
        run.Charge(_entries.Count);
        _index.Clear();
        for (var i = 0; i < _entries.Count; i++)
        {
            _entries[i] = (default, default, false);
        }
    }

    /// <summary>The next live entry from a place on: the key of a set, a pair of a map.</summary>
    public bool Next(Run run, ref int at, out JsonValue value)
    {
        var found = NextEntry(run, ref at, out var entry);
        value = found && hasValues ? Pair(run, entry.Key, entry.Value) : entry.Key;
        return found;
    }

    public bool NextEntry(Run run, ref int at, out (JsonValue Key, JsonValue Value) entry)
    {
        while (at < _entries.Count)
        {
            run.Charge(1);
            var (key, value, live) = _entries[at++];
            if (live)
            {
                entry = (key, value);
                return true;
            }
        }

        entry = default;
        return false;
    }

    public static JsonValue Pair(Run run, JsonValue first, JsonValue second)
    {
        run.AllocateItems(2);
        return new JsonArray(2) { first, second };
    }
}

/// <summary>A key: numbers and text by value, everything else by identity.</summary>
internal readonly record struct TableKey(JsonKind Kind, double Number, object? Reference)
{
    public static TableKey Of(Run run, JsonValue key)
    {
        if (key.AsString is { } text)
        {
            run.Scan(text.Length);
        }

        return new TableKey(key.Kind, key.IsBoolean ? (key.IsTrue ? 1 : 0) : key.AsNumber == 0 ? 0 : key.AsNumber, key.Reference);
    }

    public bool Equals(TableKey other) => Kind == other.Kind && Number.Equals(other.Number)
        && (Kind == JsonKind.String ? (string)Reference! == (string)other.Reference! : ReferenceEquals(Reference, other.Reference));

    public override int GetHashCode() => Kind switch
    {
        JsonKind.String => ((string)Reference!).GetHashCode(StringComparison.Ordinal),
        // The framework's own hash of a number is the same for 2^32 of them, which are easy to find.
        JsonKind.Number or JsonKind.Boolean => double.IsNaN(Number) ? 0 : HashCode.Combine((int)BitConverter.DoubleToInt64Bits(Number), (int)(BitConverter.DoubleToInt64Bits(Number) >> 32)),
        _ => Reference is null ? (int)Kind : System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Reference),
    };
}
