using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The functions of Date, and its constructor. There is no now.</summary>
internal static class DateFunctions
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("UTC", (run, _, args) => FromParts(run, args)),
        ("parse", (run, _, args) => Parse(run, Coercion.ToText(run, args.At(0)))),
    ];

    public static JsonValue Make(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        run.Allocate(32);
        run.Charge(10);
        if (args.Length == 0)
        {
            throw run.TypeError("A routine has no clock; new Date needs an argument");
        }

        return JsonValue.FromExtension(new DateValue(args.Length > 1 ? FromParts(run, args) : FromValue(run, args[0])));
    }

    private static double Parse(Run run, string text)
    {
        run.Scan(text.Length);
        run.Charge(20);
        run.Allocate(600);
        return DateText.Parse(text);
    }

    private static double FromValue(Run run, JsonValue value)
    {
        if (value.Reference is DateValue date)
        {
            return date.Time;
        }

        var primitive = Primitives.Of(run, value);
        return primitive.AsString is { } text ? Parse(run, text) : DateParts.Clip(Coercion.ToNumber(run, primitive));
    }

    private static double FromParts(Run run, ReadOnlySpan<JsonValue> args)
    {
        Span<double> parts = [double.NaN, 0, 1, 0, 0, 0, 0];
        for (var i = 0; i < Math.Min(args.Length, parts.Length); i++)
        {
            parts[i] = Coercion.ToNumber(run, args[i]);
        }

        var year = Math.Truncate(parts[0]) is >= 0 and <= 99 ? 1900 + Math.Truncate(parts[0]) : parts[0];
        return new DateParts(year, parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]).ToTime();
    }
}
