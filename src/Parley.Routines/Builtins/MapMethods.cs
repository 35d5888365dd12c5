using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The methods of Map. What JavaScript gives as an iterator is an array here.</summary>
internal static class MapMethods
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("get", (run, self, args) => Of(self).Get(run, args.At(0))),
        ("has", (run, self, args) => Of(self).Has(run, args.At(0))),
        ("set", (run, self, args) =>
        {
            Of(self).Set(run, args.At(0), args.At(1));
            return self;
        }),
        ("delete", (run, self, args) => Of(self).Delete(run, args.At(0))),
        ("clear", (run, self, _) =>
        {
            Of(self).Clear(run);
            return default;
        }),
        ("keys", (run, self, _) => Collect(run, Of(self), (key, _) => key)),
        ("values", (run, self, _) => Collect(run, Of(self), (_, value) => value)),
        ("entries", (run, self, _) => Collect(run, Of(self), (key, value) => KeyedTable.Pair(run, key, value))),
        ("forEach", ForEach),
        ("toString", (_, _, _) => "[object Map]"),
    ];

    private static KeyedTable Of(JsonValue self) => ((MapValue)self.Reference!).Table;

    public static JsonArray Collect(Run run, KeyedTable table, Func<JsonValue, JsonValue, JsonValue> select)
    {
        run.AllocateItems(table.Count);
        var items = new JsonArray(table.Count);
        for (var at = 0; table.NextEntry(run, ref at, out var entry);)
        {
            items.Add(select(entry.Key, entry.Value));
        }

        return items;
    }

    private static JsonValue ForEach(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var callback = run.Callable(args.At(0), "forEach");
        for (var at = 0; Of(self).NextEntry(run, ref at, out var entry);)
        {
            callback.Call(run, entry.Value, entry.Key, self);
        }

        return default;
    }
}
