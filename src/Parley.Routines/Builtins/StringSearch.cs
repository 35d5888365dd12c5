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

    private static string Wanted(Run run, JsonValue self, ReadOnlySpan<JsonValue> args, bool refusesPattern)
    {
        if (refusesPattern && args.At(0).Reference is RegExpValue)
        {
            throw run.TypeError("The argument must not be a regular expression; use test or search");
        }

        var wanted = Coercion.ToText(run, args.At(0));
        // Ordinal search costs up to the product when the needle repeats.
        run.Charge(1 + ((self.AsString!.Length + (long)wanted.Length) >> 4) + ((long)self.AsString!.Length * Math.Min(wanted.Length, 4096) >> 12));
        return wanted;
    }

    private static JsonValue Includes(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var wanted = Wanted(run, self, args, refusesPattern: true);
        return self.AsString!.IndexOf(wanted, Coercion.ToClamped(run, args.At(1), self.AsString!.Length, 0), StringComparison.Ordinal) >= 0;
    }

    private static JsonValue StartsWith(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var wanted = Wanted(run, self, args, refusesPattern: true);
        return self.AsString!.AsSpan(Coercion.ToClamped(run, args.At(1), self.AsString!.Length, 0)).StartsWith(wanted, StringComparison.Ordinal);
    }

    private static JsonValue EndsWith(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var wanted = Wanted(run, self, args, refusesPattern: true);
        return self.AsString!.AsSpan(0, Coercion.ToClamped(run, args.At(1), self.AsString!.Length, self.AsString!.Length)).EndsWith(wanted, StringComparison.Ordinal);
    }

    private static JsonValue IndexOf(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var wanted = Wanted(run, self, args, refusesPattern: false);
        return self.AsString!.IndexOf(wanted, Coercion.ToClamped(run, args.At(1), self.AsString!.Length, 0), StringComparison.Ordinal);
    }

    private static JsonValue LastIndexOf(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (text, wanted) = (self.AsString!, Wanted(run, self, args, refusesPattern: false));
        var limit = args.At(1).IsMissing || double.IsNaN(Coercion.ToNumber(run, args.At(1))) ? text.Length : Coercion.ToClamped(run, args.At(1), text.Length, 0);
        var end = (int)Math.Min(text.Length, (long)limit + wanted.Length);
        return wanted.Length == 0 ? limit : text.AsSpan(0, end).LastIndexOf(wanted, StringComparison.Ordinal);
    }
}
