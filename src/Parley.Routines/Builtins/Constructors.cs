using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>What may stand behind <c>new</c>.</summary>
internal static class Constructors
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("Map", MakeMap), ("Set", MakeSet), ("Date", DateFunctions.Make), ("Array", MakeArray), ("RegExp", MakeRegExp),
        Error("Error"), Error("TypeError"), Error("RangeError"), Error("SyntaxError"), Error("ReferenceError"), Error("URIError"), Error("EvalError"),
    ];

    private static (string Name, HostCall Body) Error(string kind) => (kind, (run, _, args) =>
    {
        run.Allocate(200);
        run.Charge(5);
        var message = args.At(0).IsMissing ? default(JsonValue) : Coercion.ToText(run, args.At(0));
        return JsonValue.FromExtension(new ErrorValue(kind, message) { Cause = args.At(1)["cause"] });
    });

    private static JsonValue MakeMap(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        run.Allocate(250);
        var map = new MapValue();
        if (!Coercion.IsNullish(args.At(0)))
        {
            var iteration = Iteration.Over(run, args.At(0));
            while (iteration.Next(run, out var entry))
            {
                if (!Coercion.IsObject(entry))
                {
                    throw run.TypeError($"Iterator value {Coercion.ToText(run, entry)} is not an entry object");
                }

                map.Table.Set(run, Members.GetIndexed(run, entry, 0), Members.GetIndexed(run, entry, 1));
            }
        }

        return JsonValue.FromExtension(map);
    }

    private static JsonValue MakeSet(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        run.Allocate(250);
        var set = new SetValue();
        if (!Coercion.IsNullish(args.At(0)))
        {
            var iteration = Iteration.Over(run, args.At(0));
            while (iteration.Next(run, out var item))
            {
                set.Table.Set(run, item, default);
            }
        }

        return JsonValue.FromExtension(set);
    }

    private static JsonValue MakeArray(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        if (args.Length != 1 || !args[0].TryGetNumber(out var length))
        {
            return ArrayFunctions.Copy(run, args);
        }

        if (length < 0 || length > uint.MaxValue || Math.Truncate(length) != length)
        {
            throw run.RangeError("Invalid array length");
        }

        run.AllocateItems(length);
        var items = new JsonArray((int)length);
        items.Resize((int)length);
        return items;
    }

    private static JsonValue MakeRegExp(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var known = args.At(0).Reference as RegExpValue;
        var pattern = known?.Source ?? (args.At(0).IsMissing ? "" : Coercion.ToText(run, args.At(0)));
        var flags = args.At(1).IsMissing ? known?.Flags ?? "" : Coercion.ToText(run, args.At(1));
        return JsonValue.FromExtension(RegExpMethods.Compile(run, pattern, flags));
    }
}
