using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Parley.Protocol.Json;

/// <summary>The text of a number as ECMAScript writes it (ECMA-262, Number::toString): shortest digits that read back to the same double.</summary>
public static class JsonNumber
{
    /// <summary>The longest text has 25 characters: a minus, <c>0.</c>, five zeros and 17 digits.</summary>
    private const int MaxLength = 32;

    // From here on .NET's shortest text may have an exponent where ECMAScript's has none.
    private const double MaxPlainInteger = 1e15;

    // Below it doubles lie closer together than thousandths, so that of these at most one reads back as a given double.
    private const double MaxShortDecimal = 1e11;

    /// <summary>The shortest text that reads back as the same number, as ECMAScript writes it (ECMA-262, Number::toString).</summary>
    public static string Format(double number)
    {
        if (Math.Abs(number) < MaxPlainInteger && Math.Truncate(number) == number)
        {
            return ((long)number).ToString(CultureInfo.InvariantCulture);
        }

        Span<byte> text = stackalloc byte[MaxLength];
        TryFormat(number, text, out var written);
        return Encoding.ASCII.GetString(text[..written]);
    }

    /// <summary>Writes the text as ASCII; false when there may not be room, which 32 bytes always are.</summary>
    public static bool TryFormat(double number, Span<byte> ascii, out int written)
    {
        if (Math.Abs(number) < MaxPlainInteger && Math.Truncate(number) == number)
        {
            return Utf8Formatter.TryFormat((long)number, ascii, out written);
        }

        if (TryFormatShortDecimal(number, ascii, out written))
        {
            return true;
        }

        if (!double.IsFinite(number))
        {
            var word = double.IsNaN(number) ? "NaN"u8 : number > 0 ? "Infinity"u8 : "-Infinity"u8;
            written = word.TryCopyTo(ascii) ? word.Length : 0;
            return written > 0;
        }

        if (!number.TryFormat(ascii, out written, default, CultureInfo.InvariantCulture))
        {
            return false;
        }

        // Without an exponent both write the same.
        var e = ascii[..written].IndexOf((byte)'E');
        return e < 0 || TryRewrite(ascii, e, ref written);
    }

    /// <summary>
    /// Most fractions in messages have up to three decimals. The quotient of two whole numbers that are exact is the double nearest to it, which is what its text reads back as;
    /// fewer decimals are tried first, so that the text is the shortest.
    /// </summary>
    private static bool TryFormatShortDecimal(double number, Span<byte> ascii, out int written)
    {
        written = 0;
        if (!(Math.Abs(number) < MaxShortDecimal) || ascii.Length < MaxLength)
        {
            return false;
        }

        var scale = 10;
        for (var decimals = 1; decimals <= 3; decimals++, scale *= 10)
        {
            var scaled = Math.Round(number * scale);
            if (scaled / scale == number)
            {
                written = WriteDecimal((long)Math.Abs(scaled), decimals, number < 0, ascii);
                return true;
            }
        }

        return false;
    }

    private static int WriteDecimal(long scaled, int decimals, bool isNegative, Span<byte> ascii)
    {
        var at = 0;
        if (isNegative)
        {
            ascii[at++] = (byte)'-';
        }

        // By constants, which the compiler turns into multiplications.
        var (whole, fraction) = decimals switch
        {
            1 => Math.DivRem(scaled, 10),
            2 => Math.DivRem(scaled, 100),
            _ => Math.DivRem(scaled, 1000),
        };
        Utf8Formatter.TryFormat(whole, ascii[at..], out var digits);
        at += digits;
        ascii[at++] = (byte)'.';
        for (var place = decimals - 1; place >= 0; place--)
        {
            (fraction, var digit) = Math.DivRem(fraction, 10);
            ascii[at + place] = (byte)('0' + digit);
        }

        return at + decimals;
    }

    /// <summary>From <c>-1.234E-07</c> to ECMAScript's form.</summary>
    private static bool TryRewrite(Span<byte> ascii, int e, ref int written)
    {
        Span<byte> digits = stackalloc byte[MaxLength];
        var sign = ascii[0] == '-' ? 1 : 0;
        _ = Utf8Parser.TryParse(ascii[(e + 1)..written], out int power, out _);
        var k = 0;
        foreach (var character in ascii[sign..e])
        {
            if (character != '.')
            {
                digits[k++] = character;
            }
        }

        // n is the position of the decimal point counted from the first digit, as the specification names it.
        var n = power + 1;
        var length = sign + n switch
        {
            > 0 and <= 21 => Math.Max(n, k) + (k > n ? 1 : 0),
            > -6 and <= 0 => 2 - n + k,
            _ => k + 8,
        };
        if (ascii.Length < length)
        {
            written = 0;
            return false;
        }

        written = sign + Arrange(digits[..k], n, ascii[sign..]);
        return true;
    }

    private static int Arrange(ReadOnlySpan<byte> digits, int n, Span<byte> output)
    {
        switch (n)
        {
            case > 0 and <= 21:
                var whole = Math.Min(n, digits.Length);
                digits[..whole].CopyTo(output);
                output[whole..n].Fill((byte)'0');
                return n + AppendFraction(digits[whole..], output[n..]);
            case > -6 and <= 0:
                output[0] = (byte)'0';
                output[1] = (byte)'.';
                output.Slice(2, -n).Fill((byte)'0');
                digits.CopyTo(output[(2 - n)..]);
                return 2 - n + digits.Length;
            default:
                return Scientific(digits, n - 1, output);
        }
    }

    private static int Scientific(ReadOnlySpan<byte> digits, int power, Span<byte> output)
    {
        output[0] = digits[0];
        var length = 1 + AppendFraction(digits[1..], output[1..]);
        output[length++] = (byte)'e';
        output[length++] = (byte)(power < 0 ? '-' : '+');
        Utf8Formatter.TryFormat(Math.Abs(power), output[length..], out var written);
        return length + written;
    }

    private static int AppendFraction(ReadOnlySpan<byte> digits, Span<byte> output)
    {
        if (digits.IsEmpty)
        {
            return 0;
        }

        output[0] = (byte)'.';
        digits.CopyTo(output[1..]);
        return digits.Length + 1;
    }
}
