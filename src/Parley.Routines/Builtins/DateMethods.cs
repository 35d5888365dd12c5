using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Methods of Date that read it. The local parts are those of UTC.</summary>
internal static class DateMethods
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        .. Part("FullYear", p => p.Year), .. Part("Month", p => p.Month), .. Part("Date", p => p.Day), .. Part("Hours", p => p.Hour),
        .. Part("Minutes", p => p.Minute), .. Part("Seconds", p => p.Second), .. Part("Milliseconds", p => p.Millisecond),
        ("getUTCDay", WeekDay), ("getDay", WeekDay), ("getTimezoneOffset", (_, self, _) => double.IsNaN(Of(self).Time) ? double.NaN : 0),
        ("getTime", (_, self, _) => Of(self).Time), ("valueOf", (_, self, _) => Of(self).Time),
        ("toISOString", (run, self, _) => double.IsNaN(Of(self).Time) ? throw run.RangeError("Invalid time value") : Charged(run, DateText.ToIso(Of(self).Time))),
        ("toJSON", (run, self, _) => double.IsNaN(Of(self).Time) ? JsonValue.Null : Charged(run, DateText.ToIso(Of(self).Time))),
        ("toString", (run, self, _) => Charged(run, DateText.ToDisplay(Of(self).Time))),
        ("toDateString", (run, self, _) => Written(run, self, DateText.ToDay)), ("toTimeString", (run, self, _) => Written(run, self, DateText.ToTimeOfDay)),
        ("toUTCString", (run, self, _) => Written(run, self, DateText.ToUtc)), ("toGMTString", (run, self, _) => Written(run, self, DateText.ToUtc)),
        ("hasOwnProperty", ObjectMethods.HasOwn),
    ];

    private static DateValue Of(JsonValue self) => (DateValue)self.Reference!;

    private static (string Name, HostCall Body)[] Part(string name, Func<DateParts, double> part)
    {
        HostCall body = (_, self, _) => double.IsNaN(Of(self).Time) ? double.NaN : part(DateParts.Of(Of(self).Time));
        return [($"getUTC{name}", body), ($"get{name}", body)];
    }

    private static JsonValue WeekDay(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
        => double.IsNaN(Of(self).Time) ? double.NaN : DateParts.WeekDay(Of(self).Time);

    private static JsonValue Written(Run run, JsonValue self, Func<double, string> write)
        => double.IsNaN(Of(self).Time) ? "Invalid Date" : Charged(run, write(Of(self).Time));

    private static JsonValue Charged(Run run, string text)
    {
        // The parts on the way to the text as well.
        run.Allocate(300);
        run.AllocateString(text.Length);
        return text;
    }
}
