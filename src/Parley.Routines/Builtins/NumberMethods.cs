using System.Globalization;
using System.Text;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The methods of Number.</summary>
internal static class NumberMethods
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("toFixed", ToFixed), ("toPrecision", ToPrecision), ("toExponential", ToExponential), ("toString", ToText), ("valueOf", (_, self, _) => self),
    ];

    private static int Digits(Run run, JsonValue value, int least, int most, string method)
    {
        var digits = Coercion.ToInteger(run, value);
        return digits >= least && digits <= most ? (int)digits : throw run.RangeError($"{method}() argument must be between {least} and {most}");
    }

    private static JsonValue ToFixed(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var digits = Digits(run, args.At(0), 0, 100, "toFixed");
        run.Allocate(300 + (10 * digits));
        var number = self.AsNumber;
        if (!double.IsFinite(number) || Math.Abs(number) >= 1e21)
        {
            return JsonNumber.Format(number);
        }

        run.Charge(20);
        var text = ExactDecimal.Fixed(Math.Abs(number), digits);
        return number < 0 ? "-" + text : text;
    }

    private static JsonValue ToPrecision(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var number = self.AsNumber;
        if (args.At(0).IsMissing || !double.IsFinite(number))
        {
            return Coercion.NumberToText(run, number);
        }

        var precision = Digits(run, args.At(0), 1, 100, "toPrecision");
        run.Allocate(400 + (10 * precision));
        run.Charge(20);
        var (digits, exponent) = ExactDecimal.Significant(Math.Abs(number), precision);
        var sign = number < 0 ? "-" : "";
        if (exponent < -6 || exponent >= precision)
        {
            return sign + Exponential(digits, exponent);
        }

        return sign + (exponent < 0 ? "0." + new string('0', -exponent - 1) + digits
            : exponent + 1 == digits.Length ? digits
            : $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}");
    }

    private static JsonValue ToExponential(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var number = self.AsNumber;
        if (!double.IsFinite(number))
        {
            return Coercion.NumberToText(run, number);
        }

        run.Allocate(400);
        var digits = args.At(0).IsMissing ? ShortestDigits(number) : Digits(run, args.At(0), 0, 100, "toExponential");
        run.Charge(20);
        var (text, exponent) = ExactDecimal.Significant(Math.Abs(number), digits + 1);
        return (number < 0 ? "-" : "") + Exponential(text, exponent);
    }

    private static int ShortestDigits(double number)
    {
        for (var digits = 0; digits < 17; digits++)
        {
            var shortest = Math.Abs(number).ToString("E" + digits, CultureInfo.InvariantCulture);
            if (double.Parse(shortest, CultureInfo.InvariantCulture) == Math.Abs(number))
            {
                return digits;
            }
        }

        return 16;
    }

    private static string Exponential(string digits, int exponent)
        => $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits.AsSpan(1)}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString(CultureInfo.InvariantCulture)}";

    private static JsonValue ToText(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var radix = args.At(0).IsMissing ? 10 : Digits(run, args.At(0), 2, 36, "toString");
        var number = self.AsNumber;
        if (radix == 10 || !double.IsFinite(number))
        {
            return Coercion.NumberToText(run, number);
        }

        run.Charge(50);
        run.Allocate(2500);
        return RadixText(number, radix);
    }

    private const string RadixDigits = "0123456789abcdefghijklmnopqrstuvwxyz";

    /// <summary>As many digits as tell the number from its neighbours; what it can't hold is zeros.</summary>
    private static string RadixText(double number, int radix)
    {
        var value = Math.Abs(number);
        var (whole, fraction) = (Math.Floor(value), value - Math.Floor(value));
        var delta = Math.Max(double.Epsilon, 0.5 * (Math.BitIncrement(value) - value));
        var behind = fraction >= delta ? Fraction(fraction, delta, radix, ref whole) : [];
        var text = new StringBuilder(Whole(whole, radix));
        if (behind.Count > 0)
        {
            text.Append('.');
            behind.ForEach(digit => text.Append(RadixDigits[digit]));
        }

        return number < 0 ? text.Insert(0, '-').ToString() : text.ToString();
    }

    private static string Whole(double whole, int radix)
    {
        const double Exact = 9007199254740992;
        var text = new StringBuilder();
        for (; whole / radix >= Exact; whole /= radix)
        {
            text.Insert(0, '0');
        }

        do
        {
            var digit = whole % radix;
            text.Insert(0, RadixDigits[(int)digit]);
            whole = (whole - digit) / radix;
        }
        while (whole > 0);

        return text.ToString();
    }

    private static List<int> Fraction(double fraction, double delta, int radix, ref double whole)
    {
        var digits = new List<int>();
        do
        {
            fraction *= radix;
            delta *= radix;
            var digit = (int)fraction;
            digits.Add(digit);
            fraction -= digit;
            if ((fraction > 0.5 || (fraction == 0.5 && (digit & 1) == 1)) && fraction + delta > 1)
            {
                RoundUp(digits, radix, ref whole);
                break;
            }
        }
        while (fraction >= delta);

        return digits;
    }

    /// <summary>Adds one to the last digit; a digit that overflows is dropped and carried on.</summary>
    private static void RoundUp(List<int> digits, int radix, ref double whole)
    {
        while (digits.Count > 0 && digits[^1] + 1 == radix)
        {
            digits.RemoveAt(digits.Count - 1);
        }

        if (digits.Count == 0)
        {
            whole++;
        }
        else
        {
            digits[^1]++;
        }
    }
}
