using System.Globalization;

namespace Parley.Tests.Protocol.Json;

/// <summary>Number::toString of ECMA-262, step by step from the exact digits, to check the quick one.</summary>
internal static class EcmaNumber
{
    public static string Format(double number)
    {
        if (number == 0)
        {
            return "0";
        }

        if (number < 0)
        {
            return "-" + Format(-number);
        }

        // s digits, and n so that the number is 0.s × 10^n.
        var parts = number.ToString("E16", CultureInfo.InvariantCulture);
        for (var precision = 0; precision < 17; precision++)
        {
            parts = number.ToString("E" + precision, CultureInfo.InvariantCulture);
            if (double.Parse(parts, CultureInfo.InvariantCulture) == number)
            {
                break;
            }
        }

        var e = parts.IndexOf('E', StringComparison.Ordinal);
        var s = parts[..e].Replace(".", "", StringComparison.Ordinal);
        var n = int.Parse(parts.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1;
        var k = s.Length;
        return n switch
        {
            _ when k <= n && n <= 21 => s + new string('0', n - k),
            _ when n is > 0 and <= 21 => s[..n] + "." + s[n..],
            _ when n is > -6 and <= 0 => "0." + new string('0', -n) + s,
            _ => (k == 1 ? s : s[..1] + "." + s[1..]) + "e" + (n > 0 ? "+" : "-") + Math.Abs(n - 1).ToString(CultureInfo.InvariantCulture),
        };
    }
}
