using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Methods of String that look for a string.</summary>
internal static class StringSearch
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("includes", Includes), ("startsWith", StartsWith), ("endsWith", EndsWith), ("indexOf", IndexOf), ("lastIndexOf", LastIndexOf),
    ];

    private static string Wanted(Run run, ReadOnlySpan<JsonValue> args, bool refusesPattern)
    {
        if (refusesPattern && args.At(0).Reference is RegExpValue)
        {
            throw run.TypeError("The argument must not be a regular expression; use test or search");
        }

        return Coercion.ToText(run, args.At(0));
    }

    private static JsonValue Includes(Run run, JsonValue self, ReadOnlySpan<JsonValue> args) => Find(run, self.AsString!, Wanted(run, args, refusesPattern: true), args.At(1)) >= 0;

    private static JsonValue StartsWith(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (text, wanted) = (self.AsString!, Wanted(run, args, refusesPattern: true));
        run.Scan(wanted.Length);
        return text.AsSpan(Coercion.ToClamped(run, args.At(1), text.Length, 0)).StartsWith(wanted, StringComparison.Ordinal);
    }

    private static JsonValue EndsWith(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (text, wanted) = (self.AsString!, Wanted(run, args, refusesPattern: true));
        run.Scan(wanted.Length);
        return text.AsSpan(0, Coercion.ToClamped(run, args.At(1), text.Length, text.Length)).EndsWith(wanted, StringComparison.Ordinal);
    }

    private static JsonValue IndexOf(Run run, JsonValue self, ReadOnlySpan<JsonValue> args) => Find(run, self.AsString!, Wanted(run, args, refusesPattern: false), args.At(1));

    private static int Find(Run run, string text, string wanted, JsonValue position)
    {
        var from = Coercion.ToClamped(run, position, text.Length, 0);
        return TextSearch.Begin(run, text, wanted, from).Next(from);
    }

    private static JsonValue LastIndexOf(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (text, wanted) = (self.AsString!, Wanted(run, args, refusesPattern: false));
        var limit = args.At(1).IsMissing || double.IsNaN(Coercion.ToNumber(run, args.At(1))) ? text.Length : Coercion.ToClamped(run, args.At(1), text.Length, 0);
        var end = (int)Math.Min(text.Length, (long)limit + wanted.Length);
        return wanted.Length == 0 ? limit : TextSearch.Begin(run, text, wanted).Last(end);
    }
}
