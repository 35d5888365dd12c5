using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary><c>sort</c> and <c>toSorted</c>: a stable merge sort that calls the comparer as often as it charges.</summary>
internal static class ArrayOrder
{
    public static IEnumerable<(string Name, HostCall Body)> All => [("sort", Sort), ("toSorted", ToSorted)];

    private static JsonValue Sort(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var items = self.AsArray!;
        var sorted = Sorted(run, items, args.At(0));
        for (var i = 0; i < sorted.Length && i < items.Count; i++)
        {
            items[i] = sorted[i];
        }

        return self;
    }

    private static JsonValue ToSorted(Run run, JsonValue self, ReadOnlySpan<JsonValue> args) => ArrayFunctions.Copy(run, Sorted(run, self.AsArray!, args.At(0)));

    /// <summary>Sorted, with undefined at the end whatever the comparer says.</summary>
    private static JsonValue[] Sorted(Run run, JsonArray items, JsonValue comparer)
    {
        run.AllocateItems(2.0 * items.Count);
        var present = new List<JsonValue>(items.Count);
        foreach (var item in items)
        {
            if (!item.IsMissing)
            {
                present.Add(item);
            }
        }

        var sorted = comparer.IsMissing ? ByText(run, present) : MergeSort(run, [.. present], Compare(run, run.Callable(comparer, "sort")));
        Array.Resize(ref sorted, items.Count);
        return sorted;
    }

    private static Comparison<JsonValue> Compare(Run run, Callable comparer) => (left, right) =>
    {
        var order = Coercion.ToNumber(run, comparer.Call(run, left, right));
        return order > 0 ? 1 : order < 0 ? -1 : 0;
    };

    private static JsonValue[] ByText(Run run, List<JsonValue> items)
    {
        var keyed = new (string Text, JsonValue Value)[items.Count];
        for (var i = 0; i < keyed.Length; i++)
        {
            run.Charge(1);
            keyed[i] = (Coercion.ToText(run, items[i]), items[i]);
        }

        var sorted = MergeSort(run, keyed, (left, right) =>
        {
            run.Scan(Math.Min(left.Text.Length, right.Text.Length));
            return string.CompareOrdinal(left.Text, right.Text);
        });
        return [.. sorted.Select(k => k.Value)];
    }

    private static T[] MergeSort<T>(Run run, T[] items, Comparison<T> compare)
    {
        var (from, to) = (items, new T[items.Length]);
        for (long width = 1; width < items.Length; width *= 2)
        {
            for (long start = 0; start < items.Length; start += 2 * width)
            {
                var middle = (int)Math.Min(start + width, items.Length);
                Merge(run, from, to, (int)start, middle, (int)Math.Min(start + (2 * width), items.Length), compare);
            }

            (from, to) = (to, from);
        }

        return from;
    }

    private static void Merge<T>(Run run, T[] from, T[] to, int start, int middle, int end, Comparison<T> compare)
    {
        var (left, right) = (start, middle);
        for (var i = start; i < end; i++)
        {
            run.Charge(1);
            to[i] = left < middle && (right >= end || compare(from[left], from[right]) <= 0) ? from[left++] : from[right++];
        }
    }
}
