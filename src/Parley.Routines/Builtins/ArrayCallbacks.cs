using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Methods of Array that call a function for each item. Items added on the way are not visited.</summary>
internal static class ArrayCallbacks
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("map", Map), ("filter", Filter), ("forEach", ForEach), ("flatMap", FlatMap), ("some", Some), ("every", Every),
        ("find", (run, self, args) => Search(run, self, args, "find", last: false).Item),
        ("findIndex", (run, self, args) => Search(run, self, args, "findIndex", last: false).Index),
        ("findLast", (run, self, args) => Search(run, self, args, "findLast", last: true).Item),
        ("findLastIndex", (run, self, args) => Search(run, self, args, "findLastIndex", last: true).Index),
        ("reduce", Reduce), ("reduceRight", ReduceRight),
    ];

    private static JsonValue Item(JsonArray items, int index) => index < items.Count ? items[index] : default;

    private static JsonValue Map(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (items, callback) = (self.AsArray!, run.Callable(args.At(0), "map"));
        var count = items.Count;
        run.AllocateItems(count);
        var mapped = new JsonArray(count);
        for (var i = 0; i < count; i++)
        {
            run.Charge(1);
            mapped.Add(callback.Call(run, Item(items, i), i, self));
        }

        return mapped;
    }

    private static JsonValue Filter(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (items, callback) = (self.AsArray!, run.Callable(args.At(0), "filter"));
        var kept = new JsonArray();
        for (var (i, count) = (0, items.Count); i < count && i < items.Count; i++)
        {
            run.Charge(1);
            var item = items[i];
            if (Coercion.ToBoolean(callback.Call(run, item, i, self)))
            {
                run.Allocate(32);
                kept.Add(item);
            }
        }

        return kept;
    }

    private static JsonValue ForEach(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (items, callback) = (self.AsArray!, run.Callable(args.At(0), "forEach"));
        for (var (i, count) = (0, items.Count); i < count && i < items.Count; i++)
        {
            run.Charge(1);
            callback.Call(run, items[i], i, self);
        }

        return default;
    }

    private static JsonValue FlatMap(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var mapped = Map(run, self, args);
        var flat = new JsonArray();
        ArrayMethods.Flatten(run, mapped.AsArray!, 1, flat);
        return flat;
    }

    private static JsonValue Some(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (items, callback) = (self.AsArray!, run.Callable(args.At(0), "some"));
        for (var (i, count) = (0, items.Count); i < count && i < items.Count; i++)
        {
            run.Charge(1);
            if (Coercion.ToBoolean(callback.Call(run, items[i], i, self)))
            {
                return true;
            }
        }

        return false;
    }

    private static JsonValue Every(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (items, callback) = (self.AsArray!, run.Callable(args.At(0), "every"));
        for (var (i, count) = (0, items.Count); i < count && i < items.Count; i++)
        {
            run.Charge(1);
            if (!Coercion.ToBoolean(callback.Call(run, items[i], i, self)))
            {
                return false;
            }
        }

        return true;
    }

    private static (JsonValue Item, JsonValue Index) Search(Run run, JsonValue self, ReadOnlySpan<JsonValue> args, string name, bool last)
    {
        var (items, callback) = (self.AsArray!, run.Callable(args.At(0), name));
        var count = items.Count;
        for (var step = 0; step < count; step++)
        {
            run.Charge(1);
            var i = last ? count - 1 - step : step;
            var item = Item(items, i);
            if (Coercion.ToBoolean(callback.Call(run, item, i, self)))
            {
                return (item, i);
            }
        }

        return (default, -1);
    }

    private static JsonValue Reduce(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (items, callback) = (self.AsArray!, run.Callable(args.At(0), "reduce"));
        var start = args.Length > 1 ? 0 : 1;
        var result = args.Length > 1 ? args[1] : items.Count > 0 ? items[0] : throw run.TypeError("Reduce of empty array with no initial value");
        for (var (i, count) = (start, items.Count); i < count && i < items.Count; i++)
        {
            run.Charge(1);
            result = callback.Call(run, result, items[i], i, self);
        }

        return result;
    }

    private static JsonValue ReduceRight(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (items, callback) = (self.AsArray!, run.Callable(args.At(0), "reduceRight"));
        var start = items.Count - (args.Length > 1 ? 1 : 2);
        var result = args.Length > 1 ? args[1] : items.Count > 0 ? items[items.Count - 1] : throw run.TypeError("Reduce of empty array with no initial value");
        for (var i = start; i >= 0; i--)
        {
            run.Charge(1);
            result = callback.Call(run, result, Item(items, i), i, self);
        }

        return result;
    }
}
