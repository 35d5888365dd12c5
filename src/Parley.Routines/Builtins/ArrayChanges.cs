using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Methods of Array that change it, and <c>toSpliced</c>. What shifts items is charged for them.</summary>
internal static class ArrayChanges
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("push", Push), ("pop", Pop), ("shift", Shift), ("unshift", Unshift), ("splice", Splice), ("toSpliced", ToSpliced),
        ("reverse", Reverse), ("toReversed", ToReversed), ("fill", Fill),
    ];

    private static JsonValue Push(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        run.Allocate(32 * args.Length);
        foreach (var arg in args)
        {
            items.Add(arg);
        }

        return items.Count;
    }

    private static JsonValue Pop(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        if (items.Count == 0)
        {
            return default;
        }

        var last = items[items.Count - 1];
        items.RemoveRange(items.Count - 1, 1);
        return last;
    }

    private static JsonValue Shift(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        if (items.Count == 0)
        {
            return default;
        }

        run.Charge(items.Count >> 5);
        var first = items[0];
        items.RemoveRange(0, 1);
        return first;
    }

    private static JsonValue Unshift(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        run.Allocate(32 * args.Length);
        for (var i = args.Length - 1; i >= 0; i--)
        {
            run.Charge(items.Count >> 5);
            items.Insert(0, args[i]);
        }

        return items.Count;
    }

    private static JsonValue Splice(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        var from = Coercion.ToPosition(run, args.At(0), items.Count, 0);
        var most = args.Length switch { 0 => 0, 1 => double.PositiveInfinity, _ => Coercion.ToInteger(run, args[1]) };
        // Only now: reading the two may have run code of the routine that shortens the array.
        var start = Math.Min(from, items.Count);
        var count = (int)Math.Clamp(most, 0, items.Count - start);
        var added = args.Length > 2 ? args[2..] : default;
        var removed = ArrayFunctions.Copy(run, items.AsSpan().Slice(start, count));
        var tail = ArrayFunctions.Copy(run, items.AsSpan()[(start + count)..]);
        run.Allocate(32 * added.Length);
        items.RemoveRange(start, items.Count - start);
        foreach (var item in added)
        {
            items.Add(item);
        }

        foreach (var item in tail)
        {
            items.Add(item);
        }

        return removed;
    }

    private static JsonValue ToSpliced(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        JsonValue copy = ArrayFunctions.Copy(run, self.AsArray!.AsSpan());
        Splice(run, copy, args);
        return copy;
    }

    private static JsonValue Reverse(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        run.Charge(self.AsArray!.Count >> 3);
        self.AsArray!.Reverse();
        return self;
    }

    private static JsonValue ToReversed(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var copy = ArrayFunctions.Copy(run, self.AsArray!.AsSpan());
        copy.Reverse();
        return copy;
    }

    private static JsonValue Fill(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        var start = Coercion.ToPosition(run, args.At(1), items.Count, 0);
        var end = Coercion.ToPosition(run, args.At(2), items.Count, items.Count);
        run.Charge(1 + (items.Count >> 3));
        for (var i = start; i < end && i < items.Count; i++)
        {
            items[i] = args.At(0);
        }

        return self;
    }
}
