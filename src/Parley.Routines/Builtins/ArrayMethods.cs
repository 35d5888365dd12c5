using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Methods of Array that read without calling anything.</summary>
internal static class ArrayMethods
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("at", At), ("slice", Slice), ("concat", Concat), ("join", Join), ("toString", (run, self, _) => ArrayText.Join(run, self.AsArray!, ",")),
        ("includes", Includes), ("indexOf", IndexOf), ("lastIndexOf", LastIndexOf), ("flat", Flat),
        ("keys", Keys), ("values", (run, self, _) => ArrayFunctions.Copy(run, self.AsArray!.AsSpan())), ("entries", Entries),
        ("with", With), ("hasOwnProperty", ObjectMethods.HasOwn), ("valueOf", (_, self, _) => self),
    ];

    private static JsonValue At(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        var index = Coercion.ToInteger(run, args.At(0));
        index = index < 0 ? index + items.Count : index;
        return index >= 0 && index < items.Count ? items[(int)index] : default;
    }

    private static JsonValue Slice(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        var start = Coercion.ToPosition(run, args.At(0), items.Count, 0);
        // Reading the positions may run code of the routine that shortens the array.
        var end = Math.Min(Coercion.ToPosition(run, args.At(1), items.Count, items.Count), items.Count);
        return ArrayFunctions.Copy(run, start < end ? items.AsSpan()[start..end] : default);
    }

    private static JsonValue Concat(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var all = ArrayFunctions.Copy(run, self.AsArray!.AsSpan());
        foreach (var arg in args)
        {
            if (arg.AsArray is not null)
            {
                Iteration.Collect(run, arg, all);
            }
            else
            {
                run.Allocate(32);
                all.Add(arg);
            }
        }

        return all;
    }

    private static JsonValue Join(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
        => ArrayText.Join(run, self.AsArray!, args.At(0).IsMissing ? "," : Coercion.ToText(run, args.At(0)));

    private static JsonValue Includes(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        run.Charge(items.Count >> 2);
        var wanted = args.At(0);
        for (var i = Coercion.ToPosition(run, args.At(1), items.Count, 0); i < items.Count; i++)
        {
            if (Equality.SameValueZero(run, items[i], wanted))
            {
                return true;
            }
        }

        return false;
    }

    private static JsonValue IndexOf(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        run.Charge(items.Count >> 2);
        var wanted = args.At(0);
        for (var i = Coercion.ToPosition(run, args.At(1), items.Count, 0); i < items.Count; i++)
        {
            if (Equality.Strict(run, items[i], wanted))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsonValue LastIndexOf(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        run.Charge(items.Count >> 2);
        var from = args.Length > 1 ? Coercion.ToInteger(run, args[1]) : items.Count - 1;
        for (var i = (int)Math.Min(from < 0 ? items.Count + from : from, items.Count - 1); i >= 0; i--)
        {
            if (Equality.Strict(run, items[i], args.At(0)))
            {
                return i;
            }
        }

        return -1;
    }

    private static JsonValue Flat(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var flat = new JsonArray();
        Flatten(run, self.AsArray!, args.At(0).IsMissing ? 1 : Coercion.ToInteger(run, args.At(0)), flat);
        return flat;
    }

    public static void Flatten(Run run, JsonArray items, double depth, JsonArray into)
    {
        run.EnterCall();
        for (var i = 0; i < items.Count; i++)
        {
            run.Charge(1);
            if (depth >= 1 && items[i].AsArray is { } inner)
            {
                Flatten(run, inner, depth - 1, into);
            }
            else
            {
                run.Allocate(32);
                into.Add(items[i]);
            }
        }

        run.LeaveCall();
    }

    private static JsonValue Keys(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var count = self.AsArray!.Count;
        run.AllocateItems(count);
        var keys = new JsonArray(count);
        for (var i = 0; i < count; i++)
        {
            keys.Add(i);
        }

        return keys;
    }

    private static JsonValue Entries(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        run.AllocateItems(items.Count);
        var entries = new JsonArray(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            entries.Add(KeyedTable.Pair(run, i, items[i]));
        }

        return entries;
    }

    private static JsonValue With(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var copy = ArrayFunctions.Copy(run, self.AsArray!.AsSpan());
        var index = Coercion.ToInteger(run, args.At(0));
        index = index < 0 ? index + copy.Count : index;
        if (index < 0 || index >= copy.Count)
        {
            throw run.RangeError("Invalid index");
        }

        copy[(int)index] = args.At(1);
        return copy;
    }
}
