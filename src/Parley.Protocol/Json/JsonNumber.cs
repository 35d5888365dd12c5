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
