using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>Walks over what <c>for…of</c>, spread and destructuring accept. Sees changes made on the way, as JavaScript does.</summary>
internal sealed class Iteration
{
    private readonly object _source;
    private int _at;

    private Iteration(object source) => _source = source;

    public static Iteration Over(Run run, JsonValue source) => source.Reference switch
    {
        JsonArray or string => new Iteration(source.Reference),
        MapValue map => new Iteration(map.Table),
        SetValue set => new Iteration(set.Table),
        _ => throw run.TypeError($"{(Coercion.IsObject(source) ? "object" : Coercion.ToText(run, source))} is not iterable; use Object.entries, Object.keys or Object.values for an object"),
    };

    public bool Next(Run run, out JsonValue value)
    {
        run.Charge(1);
        switch (_source)
        {
            case JsonArray items:
                var more = _at < items.Count;
                value = more ? items[_at++] : default;
                return more;
            case string text when _at < text.Length:
                var point = CharacterText.PointAt(text, _at);
                _at += point.Length;
                run.Allocate(point.Length > 1 ? 28 : 0);
                value = point;
                return true;
            case KeyedTable table:
                return table.Next(run, ref _at, out value);
            default:
                value = default;
                return false;
        }
    }

    /// <summary>Adds all values to an array, charged.</summary>
    public static void Collect(Run run, JsonValue source, JsonArray into)
    {
        if (source.AsArray is { } items)
        {
            run.AllocateItems(items.Count);
            for (var i = 0; i < items.Count; i++)
            {
                into.Add(items[i]);
            }

            return;
        }

        var iteration = Over(run, source);
        while (iteration.Next(run, out var value))
        {
            run.Allocate(32);
            into.Add(value);
        }
    }
}
