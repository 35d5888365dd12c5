using System.Globalization;
using System.Text.RegularExpressions;

namespace Parley.Routines.Builtins;

/// <summary>Reads and writes dates as text. There is no local time: what has no offset is UTC.</summary>
internal static partial class DateText
{
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    public static string ToIso(double time)
    {
        var p = DateParts.Of(time);
        var year = p.Year is >= 0 and <= 9999 ? Text("{0:0000}", p.Year) : Text("{0}{1:000000}", p.Year < 0 ? "-" : "+", Math.Abs(p.Year));
        return Text("{0}-{1:00}-{2:00}T{3:00}:{4:00}:{5:00}.{6:000}Z", year, p.Month + 1, p.Day, p.Hour, p.Minute, p.Second, p.Millisecond);
    }

    /// <summary>As <c>toString</c> in UTC.</summary>
    public static string ToDisplay(double time) => double.IsNaN(time) ? "Invalid Date" : $"{ToDay(time)} {ToTimeOfDay(time)}";

    public static string ToDay(double time)
    {
        var p = DateParts.Of(time);
        return Text("{0} {1} {2:00} {3:0000}", Days[DateParts.WeekDay(time)], Months[(int)p.Month], p.Day, p.Year);
    }

    public static string ToTimeOfDay(double time)
    {
        var p = DateParts.Of(time);
        return Text("{0:00}:{1:00}:{2:00} GMT+0000 (Coordinated Universal Time)", p.Hour, p.Minute, p.Second);
    }

    public static string ToUtc(double time)
    {
        var p = DateParts.Of(time);
        return Text("{0}, {1:00} {2} {3:0000} {4:00}:{5:00}:{6:00} GMT", Days[DateParts.WeekDay(time)], p.Day, Months[(int)p.Month], p.Year, p.Hour, p.Minute, p.Second);
    }

    private static string Text(string format, params object[] parts) => string.Format(CultureInfo.InvariantCulture, format, parts);

    /// <summary>Milliseconds since 1970; NaN when the text is no date.</summary>
    public static double Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > 100)
        {
            return double.NaN;
        }

        foreach (var pattern in (ReadOnlySpan<Regex>)[Iso(), DayMonthYear(), MonthDayYear(), Slashes()])
        {
            var match = pattern.Match(trimmed);
            if (match.Success)
            {
                return FromMatch(match);
            }
        }

        return double.NaN;
    }

    private static double FromMatch(Match match)
    {
        var named = match.Groups["name"];
        var month = named.Success ? Array.FindIndex(Months, m => named.Value.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1 : Number(match, "month", 1);
        var (day, hour, minute, second) = (Number(match, "day", 1), Number(match, "hour", 0), Number(match, "minute", 0), Number(match, "second", 0));
        if (month is < 1 or > 12 || day is < 1 or > 31 || hour > 24 || minute > 59 || second > 59 || (hour == 24 && minute + second > 0))
        {
            return double.NaN;
        }

        var fraction = match.Groups["fraction"].Value;
        var ms = fraction.Length == 0 ? 0 : Math.Floor(double.Parse("0." + fraction, CultureInfo.InvariantCulture) * 1000 + 1e-9);
        var hour12 = match.Groups["half"].Success ? (hour % 12) + (match.Groups["half"].Value[0] is 'p' or 'P' ? 12 : 0) : hour;
        var time = new DateParts(Number(match, "year", 0), month - 1, day, hour12, minute, second, ms).ToTime();
        return DateParts.Clip(time - Offset(match.Groups["zone"].Value));
    }

    private static double Number(Match match, string group, double fallback)
        => match.Groups[group] is { Success: true } found ? double.Parse(found.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : fallback;

    private static double Offset(string zone)
    {
        var digits = zone.Replace("GMT", "", StringComparison.OrdinalIgnoreCase).Replace("UTC", "", StringComparison.OrdinalIgnoreCase).Replace(":", "", StringComparison.Ordinal);
        if (digits.Length < 5)
        {
            return 0;
        }

        var minutes = (int.Parse(digits.AsSpan(1, 2), CultureInfo.InvariantCulture) * 60) + int.Parse(digits.AsSpan(3, 2), CultureInfo.InvariantCulture);
        return (digits[0] == '-' ? -minutes : minutes) * 60000.0;
    }

    private const string Clock = @"(?<hour>\d{1,2}):(?<minute>\d{2})(:(?<second>\d{2})([.,](?<fraction>\d{1,9}))?)?(\s*(?<half>[AaPp])[Mm])?\s*(?<zone>(Z|GMT|UTC)?([+-]\d{2}:?\d{2})?)";

    [GeneratedRegex(@"^(?<year>\d{4}|[+-]\d{6})(-(?<month>\d{2})(-(?<day>\d{2}))?)?([T ]" + Clock + @")?$", RegexOptions.IgnoreCase)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^([A-Z]{3,9},?\s+)?(?<day>\d{1,2})[\s-](?<name>[A-Z]{3,9})[\s-](?<year>\d{4})(,?\s+" + Clock + @")?$", RegexOptions.IgnoreCase)]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"^([A-Z]{3,9},?\s+)?(?<name>[A-Z]{3,9})\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})(,?\s+" + Clock + @"(\s*\([^)]*\))?)?$", RegexOptions.IgnoreCase)]
    private static partial Regex MonthDayYear();

    [GeneratedRegex(@"^(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4})(,?\s+" + Clock + @")?$", RegexOptions.IgnoreCase)]
    private static partial Regex Slashes();
}
