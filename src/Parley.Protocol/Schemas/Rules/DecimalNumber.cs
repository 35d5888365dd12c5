using System.Globalization;

namespace Parley.Protocol.Schemas.Rules;

/// <summary>A finite double as the decimal number that its shortest text denotes: digits × 10^exponent. So 0.0075 is a multiple of 0.0001.</summary>
internal readonly record struct DecimalNumber(ulong Digits, int Exponent)
{
    // The most digits that a double's shortest text has.
    private const int MaxDigits = 17;

    public static bool IsMultiple(double number, double divisor)
    {
        if (Math.Abs(number) < 1L << 53 && Math.Abs(divisor) < 1L << 53 && Math.Floor(number) == number && Math.Floor(divisor) == divisor)
        {
            return (long)number % (long)divisor == 0;
        }

        return Of(Math.Abs(number)).IsMultipleOf(Of(Math.Abs(divisor)));
    }

    private static DecimalNumber Of(double number)
    {
        Span<char> text = stackalloc char[32];
        number.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        var (digits, exponent, fraction) = (0UL, 0, false);
        for (var i = 0; i < length; i++)
        {
            if (text[i] == 'E')
            {
                exponent += int.Parse(text[(i + 1)..length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                break;
            }

            if (text[i] == '.')
            {
                fraction = true;
                continue;
            }

            digits = (digits * 10) + (ulong)(text[i] - '0');
            exponent -= fraction ? 1 : 0;
        }

        return new DecimalNumber(digits, exponent);
    }

    private bool IsMultipleOf(DecimalNumber divisor)
    {
        var shift = Exponent - divisor.Exponent;
        if (shift >= 0)
        {
            return Digits % divisor.Digits * PowerOfTen(shift, divisor.Digits) % divisor.Digits == 0;
        }

        if (-shift > MaxDigits)
        {
            return Digits == 0;
        }

        return Digits % (divisor.Digits * PowerOfTen(-shift, UInt128.MaxValue)) == 0;
    }

    private static UInt128 PowerOfTen(int power, UInt128 modulus)
    {
        // By squares; no product passes 10^34, since neither a modulus nor a power without one has more than MaxDigits digits.
        UInt128 result = 1;
        for (UInt128 square = 10 % modulus; power > 0; power >>= 1, square = square * square % modulus)
        {
            result = (power & 1) == 0 ? result : result * square % modulus;
        }

        return result;
    }
}
