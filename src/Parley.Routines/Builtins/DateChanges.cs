using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Methods of Date that set parts of it; parts may overflow, as in the day after the last of a month.</summary>
internal static class DateChanges
{
    private static readonly string[] Order = ["FullYear", "Month", "Date", "Hours", "Minutes", "Seconds", "Milliseconds"];

    /// <summary>How many parts each method takes: the one it names and some behind it.</summary>
    private static readonly int[] Takes = [3, 2, 1, 4, 3, 2, 1];

    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        .. Order.SelectMany((name, index) => new[] { ($"setUTC{name}", Setter(index)), ($"set{name}", Setter(index)) }),
        ("setTime", SetTime),
    ];

    private static JsonValue SetTime(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
        => ((DateValue)self.Reference!).Time = DateParts.Clip(Coercion.ToNumber(run, args.At(0)));

    private static HostCall Setter(int first) => (run, self, args) =>
    {
        var date = (DateValue)self.Reference!;
        // Setting the year revives an invalid date; setting anything else does not.
        var now = double.IsNaN(date.Time) && first == 0 ? DateParts.Of(0) : DateParts.Of(double.IsNaN(date.Time) ? 0 : date.Time);
        Span<double> parts = [now.Year, now.Month, now.Day, now.Hour, now.Minute, now.Second, now.Millisecond];
        parts[first] = args.Length == 0 ? double.NaN : parts[first];
        for (var i = 0; i < Math.Min(args.Length, Takes[first]); i++)
        {
            parts[first + i] = Coercion.ToNumber(run, args[i]);
        }

        var changed = new DateParts(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6]).ToTime();
        return date.Time = double.IsNaN(date.Time) && first != 0 ? double.NaN : changed;
    };
}
