namespace Parley.Routines.Builtins;

/// <summary>Days and times of ECMA-262 section 21.4.1: milliseconds since 1970 in UTC, without leap seconds.</summary>
internal readonly record struct DateParts(double Year, double Month, double Day, double Hour, double Minute, double Second, double Millisecond)
{
    public const double MsPerDay = 86400000;
    private const double Most = 8.64e15;

    public static int WeekDay(double time) => (int)Mod(Math.Floor(time / MsPerDay) + 4, 7);

    /// <summary>The parts of a valid time.</summary>
    public static DateParts Of(double time)
    {
        var days = Math.Floor(time / MsPerDay);
        var rest = time - (days * MsPerDay);
        var (year, month, day) = FromDays((long)days);
        return new DateParts(year, month, day, Math.Floor(rest / 3600000), Math.Floor(rest / 60000) % 60, Math.Floor(rest / 1000) % 60, rest % 1000);
    }

    /// <summary>The time of parts that may overflow into each other; NaN when out of range or a part is NaN.</summary>
    public double ToTime()
    {
        var sum = Year + Month + Day + Hour + Minute + Second + Millisecond;
        if (!double.IsFinite(sum) || Math.Abs(Year) > 400000 || Math.Abs(Month) > 5000000)
        {
            return double.NaN;
        }

        var (y, m) = (Math.Truncate(Year) + Math.Floor(Math.Truncate(Month) / 12), Mod(Math.Truncate(Month), 12));
        var days = ToDays((long)y, (int)m) + Math.Truncate(Day) - 1;
        var ms = (Math.Truncate(Hour) * 3600000) + (Math.Truncate(Minute) * 60000) + (Math.Truncate(Second) * 1000) + Math.Truncate(Millisecond);
        return Clip((days * MsPerDay) + ms);
    }

    public static double Clip(double time) => Math.Abs(time) <= Most ? Math.Truncate(time) + 0.0 : double.NaN;

    private static double Mod(double value, double by) => value - (by * Math.Floor(value / by));

    /// <summary>Days from 1970-01-01 to the first of a month (months from 0), by the era method of the proleptic Gregorian calendar.</summary>
    private static long ToDays(long year, int month)
    {
        var y = month < 2 ? year - 1 : year;
        var era = (y >= 0 ? y : y - 399) / 400;
        var yearOfEra = y - (era * 400);
        var dayOfYear = (((153 * (month > 1 ? month - 2 : month + 10)) + 2) / 5) + 0;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146097) + dayOfEra - 719468;
    }

    private static (long Year, int Month, int Day) FromDays(long days)
    {
        var shifted = days + 719468;
        var era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
        var dayOfEra = shifted - (era * 146097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(monthFromMarch < 10 ? monthFromMarch + 2 : monthFromMarch - 10);
        var day = (int)(dayOfYear - (((153 * monthFromMarch) + 2) / 5)) + 1;
        return (yearOfEra + (era * 400) + (month < 2 ? 1 : 0), month, day);
    }
}
