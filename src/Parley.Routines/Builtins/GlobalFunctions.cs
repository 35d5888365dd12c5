using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Functions without an object: conversions, number reading, URI parts, deep copies.</summary>
internal static class GlobalFunctions
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("parseInt", ParseInt),
        ("parseFloat", ParseFloat),
        ("isNaN", (run, _, args) => double.IsNaN(Coercion.ToNumber(run, args.At(0)))),
        ("isFinite", (run, _, args) => double.IsFinite(Coercion.ToNumber(run, args.At(0)))),
        ("String", (run, _, args) => args.Length == 0 ? "" : Coercion.ToText(run, args[0])),
        ("Number", (run, _, args) => args.Length == 0 ? 0 : Coercion.ToNumber(run, args[0])),
        ("Boolean", (_, _, args) => Coercion.ToBoolean(args.At(0))),
        ("encodeURIComponent", (run, _, args) => UriText.Encode(run, Coercion.ToText(run, args.At(0)), UriText.Component)),
        ("encodeURI", (run, _, args) => UriText.Encode(run, Coercion.ToText(run, args.At(0)), UriText.Whole)),
        ("decodeURIComponent", (run, _, args) => UriText.Decode(run, Coercion.ToText(run, args.At(0)), "")),
        ("decodeURI", (run, _, args) => UriText.Decode(run, Coercion.ToText(run, args.At(0)), ";/?:@&=+$,#")),
        ("structuredClone", (run, _, args) => DeepCopy.Of(run, args.At(0))),
    ];

    public static JsonValue ParseInt(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = Coercion.ToText(run, args.At(0));
        run.Scan(text.Length);
        return NumberText.ParseInt(text, Coercion.ToInt32(run, args.At(1)));
    }

    public static JsonValue ParseFloat(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = Coercion.ToText(run, args.At(0));
        run.Scan(text.Length);
        return NumberText.ParseFloat(text);
    }
}
