using System.Globalization;
using Parley.Routines.Syntax;

namespace Parley.Routines.Values;

/// <summary>Reads numbers from text: as <c>Number(text)</c>, <c>parseFloat</c> and <c>parseInt</c> do.</summary>
internal static class NumberText
{
    public static ReadOnlySpan<char> Trim(string text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && Characters.IsSpace(text[start]))
        {
            start++;
        }

        while (end > start && Characters.IsSpace(text[end - 1]))
        {
            end--;
        }

        return text.AsSpan(start, end - start);
    }

    /// <summary>The whole text must be a number; empty is 0, anything else NaN.</summary>
    public static double Parse(string text)
    {
        var trimmed = Trim(text);
        if (trimmed.Length == 0)
        {
            return 0;
        }

        if (trimmed.Length > 2 && trimmed[0] == '0' && Radix(trimmed[1]) is var radix and not 10)
        {
            var digits = trimmed[2..];
            var value = ParseDigits(digits, radix, out var used);
            return used == digits.Length ? value : double.NaN;
        }

        return ParsePrefix(trimmed, out var length) is var number && length == trimmed.Length ? number : double.NaN;
    }

    /// <summary>The longest start of the text that is a decimal number; NaN when there is none.</summary>
    public static double ParseFloat(string text) => ParsePrefix(Trim(text), out _);

    public static double ParseInt(string text, int radix)
    {
        var trimmed = Trim(text);
        var negative = trimmed.Length > 0 && trimmed[0] == '-';
        trimmed = trimmed.Length > 0 && trimmed[0] is '-' or '+' ? trimmed[1..] : trimmed;
        if (radix is 0 or 16 && trimmed.Length > 1 && trimmed[0] == '0' && trimmed[1] is 'x' or 'X')
        {
            trimmed = trimmed[2..];
            radix = 16;
        }

        radix = radix == 0 ? 10 : radix;
        if (radix is < 2 or > 36)
        {
            return double.NaN;
        }

        var value = ParseDigits(trimmed, radix, out var used);
        return used == 0 ? double.NaN : negative ? -value : value;
    }

    private static int Radix(char letter) => letter switch { 'x' or 'X' => 16, 'o' or 'O' => 8, 'b' or 'B' => 2, _ => 10 };

    private static double ParseDigits(ReadOnlySpan<char> text, int radix, out int used)
    {
        double value = 0;
        for (used = 0; used < text.Length && Digit(text[used]) is var digit && digit < radix; used++)
        {
            value = (value * radix) + digit;
        }

        // Beyond 53 bits the running sum rounds at each step; decimal digits are read again exactly.
        return radix == 10 && used > 15 ? double.Parse(text[..used], NumberStyles.None, CultureInfo.InvariantCulture) : value;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => 99,
    };

    private static double ParsePrefix(ReadOnlySpan<char> text, out int length)
    {
        var at = text.Length > 0 && text[0] is '+' or '-' ? 1 : 0;
        if (text[at..].StartsWith("Infinity"))
        {
            length = at + 8;
            return text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        }

        var digits = SkipDigits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            digits += SkipDigits(text, ref at);
        }

        if (digits == 0)
        {
            length = 0;
            return double.NaN;
        }

        SkipExponent(text, ref at);
        length = at;
        return double.Parse(text[..at], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static void SkipExponent(ReadOnlySpan<char> text, ref int at)
    {
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            var exponent = at + 1;
            exponent += exponent < text.Length && text[exponent] is '+' or '-' ? 1 : 0;
            if (SkipDigits(text, ref exponent) > 0)
            {
                at = exponent;
            }
        }
    }

    private static int SkipDigits(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }
}
