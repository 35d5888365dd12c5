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
        run.Allocate(300);
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
        run.Allocate(400);
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

    /// <summary>As many digits behind the point as tell the number from its neighbours.</summary>
    private static string RadixText(double number, int radix)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var value = Math.Abs(number);
        var (whole, fraction) = (Math.Floor(value), value - Math.Floor(value));
        var delta = Math.Max(double.Epsilon, 0.5 * (Math.BitIncrement(value) - value));
        var text = new StringBuilder();
        var integer = whole;
        do
        {
            text.Insert(0, Digits[(int)(integer % radix)]);
            integer = Math.Floor(integer / radix);
        }
        while (integer > 0);

        if (fraction >= delta)
        {
            AppendFraction(text, fraction, delta, radix, Digits);
        }

        return number < 0 ? "-" + text : text.ToString();
    }

    private static void AppendFraction(StringBuilder text, double fraction, double delta, int radix, string digits)
    {
        text.Append('.');
        do
        {
            fraction *= radix;
            delta *= radix;
            var digit = (int)fraction;
            fraction -= digit;
            text.Append(digits[digit]);
            if (fraction > 0.5 || (fraction == 0.5 && (digit & 1) == 1))
            {
                if (fraction + delta > 1 && digit + 1 < radix)
                {
                    text[^1] = digits[digit + 1];
                    return;
                }
            }
        }
        while (fraction >= delta);
    }
}
