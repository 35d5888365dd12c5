using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The functions of Array.</summary>
internal static class ArrayFunctions
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("isArray", (_, _, args) => args.At(0).Kind == JsonKind.Array),
        ("of", (run, _, args) => Copy(run, args)),
        ("from", From),
    ];

    public static JsonArray Copy(Run run, ReadOnlySpan<JsonValue> items)
    {
        run.AllocateItems(items.Length);
        var copy = new JsonArray(items.Length);
        foreach (var item in items)
        {
            copy.Add(item);
        }

        return copy;
    }

    private static JsonValue From(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var map = args.At(1).IsMissing ? null : run.Callable(args.At(1), "Array.from");
        var items = Source(run, args.At(0));
        for (var i = 0; map is not null && i < items.Count; i++)
        {
            items[i] = map.Call(run, items[i], i);
        }

        return items;
    }

    private static JsonArray Source(Run run, JsonValue source)
    {
        var items = new JsonArray();
        if (source.AsObject is not { } members)
        {
            if (!source.IsNumber && !source.IsBoolean)
            {
                Iteration.Collect(run, source, items);
            }

            return items;
        }

        var length = Math.Max(0, Coercion.ToInteger(run, members["length"]));
        run.AllocateItems(length);
        for (var i = 0; i < length; i++)
        {
            run.Charge(1);
            items.Add(members.Count > 1 ? Members.GetIndexed(run, source, i) : default);
        }

        return items;
    }
}
