namespace Parley.Protocol.Schemas.Formats;

/// <summary>Dates and times (RFC 3339 section 5.6).</summary>
internal static class DateFormats
{
    public static bool IsDate(ReadOnlySpan<char> text)
        => text.Length == 10 && text[4] == '-' && text[7] == '-'
        && TryDigits(text[..4], out var year) && TryDigits(text[5..7], out var month) && TryDigits(text[8..], out var day)
        && month is >= 1 and <= 12 && day >= 1 && day <= DaysIn(year, month);

    public static bool IsDateTime(ReadOnlySpan<char> text) => text.Length > 11 && text[10] is 'T' or 't' && IsDate(text[..10]) && IsTime(text[11..]);

    public static bool IsTime(ReadOnlySpan<char> text)
    {
        if (text.Length < 9 || text[2] != ':' || text[5] != ':'
            || !TryDigits(text[..2], out var hour) || !TryDigits(text[3..5], out var minute) || !TryDigits(text[6..8], out var second)
            || hour > 23 || minute > 59 || second > 60)
        {
            return false;
        }

        var rest = text[8..];
        if (rest[0] == '.')
        {
            var end = rest[1..].IndexOfAnyExceptInRange('0', '9');
            if (end <= 0)
            {
                return false;
            }

            rest = rest[(end + 1)..];
        }

        if (!TryOffset(rest, out var offset))
        {
            return false;
        }

        // A leap second comes at the end of a day in UTC.
        return second < 60 || ((hour * 60) + minute - offset + (2 * 1440)) % 1440 == 1439;
    }

    private static bool TryOffset(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (text.Length != 6 || text[0] is not ('+' or '-') || text[3] != ':'
            || !TryDigits(text[1..3], out var hour) || !TryDigits(text[4..], out var minute) || hour > 23 || minute > 59)
        {
            return false;
        }

        minutes = ((hour * 60) + minute) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static int DaysIn(int year, int month) => year == 0 ? month == 2 ? 29 : DateTime.DaysInMonth(1, month) : DateTime.DaysInMonth(year, month);

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            value = (value * 10) + c - '0';
        }

        return true;
    }
}
