using System.Globalization;

namespace Parley.Protocol.Json;

/// <summary>
/// Reads a JSON number (RFC 8259 section 6) to the double nearest to it, bit for bit as <see cref="double.Parse(string, IFormatProvider)"/> does;
/// what is too large for a double becomes infinite, what is too small zero.
/// </summary>
internal static class JsonNumberReader
{
    // An integer below 2^53 and a power of ten up to 10^22 are doubles without rounding, so one operation on two of them rounds once (Clinger, 1990).
    private const int MaxFastDigits = 15;
    private const int MaxExactPower = 22;
    private const int MaxExponentDigits = 4;

    private static ReadOnlySpan<double> Powers =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <param name="text">The whole text.</param>
    /// <param name="at">Where the number starts, with a digit or a minus; then where it ends, or where it is wrong.</param>
    /// <param name="number">The number.</param>
    /// <returns>False when a digit is missing or a zero too many leads.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, ref int at, out double number)
    {
        number = 0;
        var start = at;
        var negative = text[at] == '-';
        at += negative ? 1 : 0;
        var first = at;
        var digits = 0UL;
        var count = ReadDigits(text, ref at, ref digits);
        if (count == 0 || (count > 1 && text[first] == '0'))
        {
            at = first;
            return false;
        }

        var power = 0;
        if ((uint)at < (uint)text.Length && text[at] is (byte)'.' or (byte)'e' or (byte)'E'
            && !(ReadFraction(text, ref at, ref digits, ref count, out power) && ReadExponent(text, ref at, ref count, ref power)))
        {
            return false;
        }

        if (count > MaxFastDigits || (uint)(power + MaxExactPower) > 2 * MaxExactPower)
        {
            return double.TryParse(text[start..at], NumberStyles.Float, CultureInfo.InvariantCulture, out number);
        }

        number = power < 0 ? digits / Powers[-power] : digits * Powers[power];
        number = negative ? -number : number;
        return true;
    }

    private static bool ReadFraction(ReadOnlySpan<byte> text, ref int at, ref ulong digits, ref int count, out int power)
    {
        power = 0;
        if (text[at] != '.')
        {
            return true;
        }

        at++;
        var decimals = ReadDigits(text, ref at, ref digits);
        power = -decimals;
        count += decimals;
        return decimals > 0;
    }

    private static bool ReadExponent(ReadOnlySpan<byte> text, ref int at, ref int count, ref int power)
    {
        if ((uint)at >= (uint)text.Length || (text[at] | 0x20) != 'e')
        {
            return true;
        }

        at++;
        var negative = at < text.Length && text[at] == '-';
        at += at < text.Length && text[at] is (byte)'-' or (byte)'+' ? 1 : 0;
        var exponent = 0UL;
        var length = ReadDigits(text, ref at, ref exponent);
        if (length > MaxExponentDigits)
        {
            count = int.MaxValue; // not for the fast way
        }
        else
        {
            power += negative ? -(int)exponent : (int)exponent;
        }

        return length > 0;
    }

    /// <summary>Appends decimal digits to a number, which wraps beyond 19 of them, and says how many there were.</summary>
    private static int ReadDigits(ReadOnlySpan<byte> text, ref int at, ref ulong digits)
    {
        var i = at;
        while ((uint)i < (uint)text.Length && (uint)(text[i] - '0') <= 9)
        {
            digits = (digits * 10) + (uint)(text[i] - '0');
            i++;
        }

        var count = i - at;
        at = i;
        return count;
    }
}
