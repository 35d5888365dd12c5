using System.Globalization;

namespace Parley.Core.Programming.Cases;

/// <summary>What is particular about a date or a moment: the days and hours on which calendars and time zones go wrong.</summary>
internal static class DateFeatures
{
    public static IEnumerable<string> Of(string text)
    {
        if (text.Length < 10 || !DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return [];
        }

        return OfDate(date).Concat(text.Length > 16 && text[10] is 'T' or ' ' ? OfTime(text) : []);
    }

    private static IEnumerable<string> OfDate(DateOnly date)
    {
        if (date is { Month: 2, Day: 29 })
        {
            yield return "leap day";
        }

        if (date is { Month: 12, Day: 31 })
        {
            yield return "end of year";
        }

        if (date.AddDays(1).Day == 1)
        {
            yield return "end of month";
        }

        if (date.Day == 1)
        {
            yield return "start of month";
        }

        yield return date.Day > 12 ? "day above 12" : "day up to 12";
        yield return date.Month > 9 ? "~two-digit month" : "~one-digit month";
    }

    private static IEnumerable<string> OfTime(string text)
    {
        var offset = text[16..].LastIndexOfAny(['+', '-']);
        yield return offset < 0 ? "in UTC" : text[16 + offset] == '+' ? "east of UTC" : "west of UTC";
        if (text.Contains('.', StringComparison.Ordinal))
        {
            yield return "~fraction of a second";
        }

        if (text.AsSpan(11, 2) is "23" or "00")
        {
            yield return "near midnight";
        }
    }
}
