using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The functions of Object.</summary>
internal static class ObjectFunctions
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("keys", (run, _, args) => EnumerableNames.Of(run, NotNullish(run, args.At(0)))),
        ("getOwnPropertyNames", OwnNames),
        ("values", Values),
        ("entries", Entries),
        ("fromEntries", FromEntries),
        ("assign", Assign),
        ("hasOwn", (run, _, args) => ObjectMethods.HasOwn(run, NotNullish(run, args.At(0)), args.Length > 1 ? args[1..] : default)),
        ("is", (run, _, args) => Equality.SameValue(run, args.At(0), args.At(1))),
        ("groupBy", GroupBy),
        // Nothing that a routine makes outlives its run, so that freezing has nothing to protect.
        ("freeze", (_, _, args) => args.At(0)),
        ("seal", (_, _, args) => args.At(0)),
        ("isFrozen", (_, _, args) => !Coercion.IsObject(args.At(0))),
    ];

    private static JsonValue NotNullish(Run run, JsonValue value)
        => Coercion.IsNullish(value) ? throw run.TypeError("Cannot convert undefined or null to object") : value;

    private static JsonValue OwnNames(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var value = NotNullish(run, args.At(0));
        var names = EnumerableNames.Of(run, value);
        if (value.Kind is JsonKind.Array or JsonKind.String)
        {
            names.Add("length");
        }

        return names;
    }

    private static JsonValue Values(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var value = NotNullish(run, args.At(0));
        var values = new JsonArray();
        if (value.AsObject is { } members)
        {
            run.AllocateItems(members.Count);
            foreach (var (_, member) in PropertyKeys.Ordered(run, members))
            {
                values.Add(member);
            }
        }
        else if (value.AsArray is { } items && Members.MatchOf(run, items) is null)
        {
            Iteration.Collect(run, value, values);
        }
        else
        {
            AddNamed(run, value, (_, member) => values.Add(member));
        }

        return values;
    }

    private static JsonValue Entries(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var value = NotNullish(run, args.At(0));
        var entries = new JsonArray();
        AddNamed(run, value, (name, member) =>
        {
            run.Allocate(32);
            entries.Add(KeyedTable.Pair(run, name, member));
        });
        return entries;
    }

    private static void AddNamed(Run run, JsonValue value, Action<JsonValue, JsonValue> add)
    {
        var names = EnumerableNames.Of(run, value);
        for (var i = 0; i < names.Count; i++)
        {
            run.Charge(1);
            add(names[i], Members.GetIndexed(run, value, names[i]));
        }
    }

    private static JsonValue FromEntries(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        run.AllocateMembers(0);
        var members = new JsonObject();
        var iteration = Iteration.Over(run, args.At(0));
        while (iteration.Next(run, out var entry))
        {
            if (!Coercion.IsObject(entry))
            {
                throw run.TypeError($"Iterator value {Coercion.ToText(run, entry)} is not an entry object");
            }

            MemberWriter.Set(run, members, Coercion.ToKey(run, Members.GetIndexed(run, entry, 0)), Members.GetIndexed(run, entry, 1));
        }

        return members;
    }

    private static JsonValue Assign(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var target = NotNullish(run, args.At(0));
        foreach (var source in args.Length > 1 ? args[1..] : default)
        {
            switch (target.Reference)
            {
                case JsonObject members:
                    ObjectCopy.Into(run, source, members);
                    break;
                case ErrorValue or JsonArray:
                    var copied = new JsonObject();
                    ObjectCopy.Into(run, source, copied);
                    foreach (var (name, value) in copied.Members)
                    {
                        MemberWriter.Set(run, target, name, value);
                    }

                    break;
                default:
                    throw run.TypeError("Object.assign needs an object");
            }
        }

        return target;
    }

    private static JsonValue GroupBy(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var classify = run.Callable(args.At(1), "Object.groupBy");
        run.AllocateMembers(0);
        var groups = new JsonObject();
        var iteration = Iteration.Over(run, args.At(0));
        for (var i = 0; iteration.Next(run, out var item); i++)
        {
            var key = Coercion.ToKey(run, classify.Call(run, item, i));
            if (!groups.TryGet(key, out var group))
            {
                run.AllocateItems(1);
                group = new JsonArray();
                MemberWriter.Set(run, groups, key, group);
            }

            run.Allocate(32);
            group.AsArray!.Add(item);
        }

        return groups;
    }

    public static JsonValue MapGroupBy(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var classify = run.Callable(args.At(1), "Map.groupBy");
        run.Allocate(200);
        var groups = new MapValue();
        var iteration = Iteration.Over(run, args.At(0));
        for (var i = 0; iteration.Next(run, out var item); i++)
        {
            var key = classify.Call(run, item, i);
            if (groups.Table.Get(run, key).AsArray is not { } group)
            {
                run.AllocateItems(1);
                group = [];
                groups.Table.Set(run, key, group);
            }

            run.Allocate(32);
            group.Add(item);
        }

        return JsonValue.FromExtension(groups);
    }
}
