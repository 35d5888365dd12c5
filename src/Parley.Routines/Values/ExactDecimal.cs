using System.Numerics;

namespace Parley.Routines.Values;

/// <summary>Decimal digits of a double's exact value, halves rounded up as ECMA-262 section 21.1.3 wants.</summary>
internal static class ExactDecimal
{
    /// <summary>The integer nearest to value times ten to a power, for a finite value that is not negative.</summary>
    public static BigInteger Scale(double value, int power)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger numerator = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        var shift = (exponent == 0 ? 1 : exponent) - 1075;
        var denominator = BigInteger.One;
        numerator *= power > 0 ? BigInteger.Pow(10, power) : 1;
        denominator *= power < 0 ? BigInteger.Pow(10, -power) : 1;
        numerator <<= Math.Max(0, shift);
        denominator <<= Math.Max(0, -shift);
        return ((2 * numerator) + denominator) / (2 * denominator);
    }

    /// <summary>So many significant digits and the exponent of the first; zeros and 0 for zero.</summary>
    public static (string Digits, int Exponent) Significant(double value, int count)
    {
        if (value == 0)
        {
            return (new string('0', count), 0);
        }

        // From below: from above, a value just under a power of ten would be rounded to it.
        for (var exponent = (int)Math.Floor(Math.Log10(value)) - 1; ; exponent++)
        {
            var digits = Scale(value, count - 1 - exponent).ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (digits.Length <= count)
            {
                return (digits, exponent);
            }
        }
    }

    public static string Fixed(double value, int places)
    {
        var digits = Scale(value, places).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        return places == 0 ? digits : $"{digits[..^places]}.{digits[^places..]}";
    }
}
