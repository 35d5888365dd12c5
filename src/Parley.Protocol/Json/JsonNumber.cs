using System.Globalization;

namespace Parley.Protocol.Json;

/// <summary>The text of a number as ECMAScript writes it (ECMA-262, Number::toString): shortest digits that read back to the same double.</summary>
public static class JsonNumber
{
    /// <summary>The shortest text that reads back as the same number, as ECMAScript writes it (ECMA-262, Number::toString).</summary>
    public static string Format(double number)
    {
        if (double.IsNaN(number))
        {
            return "NaN";
        }

        if (double.IsInfinity(number))
        {
            return number > 0 ? "Infinity" : "-Infinity";
        }

        if (number == 0)
        {
            return "0";
        }

        if (Math.Abs(number) < 1e15 && Math.Truncate(number) == number)
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        return FromShortest(number);
    }

    private static string FromShortest(double number)
    {
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var sign = shortest.StartsWith('-') ? "-" : "";
        var (digits, exponent) = Split(shortest.TrimStart('-'));
        // n is the position of the decimal point counted from the first digit, as the specification names it.
        var (k, n) = (digits.Length, exponent);
        var text = (k, n) switch
        {
            _ when k <= n && n <= 21 => digits + new string('0', n - k),
            _ when 0 < n && n <= 21 => $"{digits[..n]}.{digits[n..]}",
            _ when -6 < n && n <= 0 => "0." + new string('0', -n) + digits,
            _ => Scientific(digits, n - 1),
        };
        return sign + text;
    }

    private static string Scientific(string digits, int power)
    {
        var mantissa = digits.Length == 1 ? digits : $"{digits[0]}.{digits[1..]}";
        return $"{mantissa}e{(power < 0 ? '-' : '+')}{Math.Abs(power).ToString(CultureInfo.InvariantCulture)}";
    }

    private static (string Digits, int Exponent) Split(string text)
    {
        var e = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = e < 0 ? text : text[..e];
        var power = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var all = point < 0 ? mantissa : string.Concat(whole, mantissa.AsSpan(point + 1));
        var leading = all.Length - all.TrimStart('0').Length;
        return (all.Trim('0'), whole.Length - leading + power);
    }
}
