using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The pure functions of Math.</summary>
internal static class MathFunctions
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        One("abs", Math.Abs), One("floor", Math.Floor), One("ceil", Math.Ceiling), One("trunc", Math.Truncate), One("round", Round),
        One("sqrt", Math.Sqrt), One("cbrt", Cbrt), One("exp", Math.Exp), One("expm1", Expm1),
        One("log", Math.Log), One("log2", Math.Log2), One("log10", Math.Log10), One("log1p", Log1p),
        One("sin", Math.Sin), One("cos", Math.Cos), One("tan", Math.Tan), One("asin", Math.Asin), One("acos", Math.Acos), One("atan", Math.Atan),
        One("sinh", Math.Sinh), One("cosh", Math.Cosh), One("tanh", Math.Tanh), One("asinh", Math.Asinh), One("acosh", Math.Acosh), One("atanh", Math.Atanh),
        One("sign", x => double.IsNaN(x) || x == 0 ? x : Math.Sign(x)), One("fround", x => (float)x),
        ("clz32", (run, _, args) => System.Numerics.BitOperations.LeadingZeroCount(Coercion.ToUInt32(run, args.At(0)))),
        ("imul", (run, _, args) => unchecked(Coercion.ToInt32(run, args.At(0)) * Coercion.ToInt32(run, args.At(1)))),
        ("atan2", (run, _, args) => Math.Atan2(Coercion.ToNumber(run, args.At(0)), Coercion.ToNumber(run, args.At(1)))),
        ("pow", (run, _, args) => Operators.Power(Coercion.ToNumber(run, args.At(0)), Coercion.ToNumber(run, args.At(1)))),
        ("min", Min), ("max", Max), ("hypot", Hypot),
    ];

    /// <summary>Halves go up, and -0.5 to 0 give minus zero.</summary>
    public static double Round(double x) => Math.Abs(x) >= 4503599627370496 || double.IsNaN(x) ? x : Math.Floor(x) is var floor && x - floor >= 0.5 ? Signed(floor + 1, x) : Signed(floor, x);

    /// <summary>Exact where the root is whole, which the platform's own is not everywhere.</summary>
    private static double Cbrt(double x) => Math.Round(Math.Cbrt(x)) is var whole && whole * whole * whole == x ? whole : Math.Cbrt(x);

    /// <summary>Precise near 0 (Kahan): what rounding took from the power it also took from its logarithm.</summary>
    private static double Expm1(double x) => Math.Exp(x) is var power && power == 1 ? x : !double.IsFinite(power) || power < 0.5 ? power - 1 : (power - 1) * x / Math.Log(power);

    private static double Log1p(double x) => 1 + x is var sum && sum == 1 ? x : !double.IsFinite(sum) || sum <= 0 || sum == x ? Math.Log(sum) : Math.Log(sum) * x / (sum - 1);

    private static double Signed(double rounded, double x) => rounded == 0 && double.IsNegative(x) ? -0.0 : rounded;

    private static (string Name, HostCall Body) One(string name, Func<double, double> function)
        => (name, (run, _, args) => function(args.At(0).TryGetNumber(out var number) ? number : Coercion.ToNumber(run, args.At(0))));

    private static JsonValue Min(Run run, JsonValue self, ReadOnlySpan<JsonValue> args) => Fold(run, args, double.PositiveInfinity, Math.Min);

    private static JsonValue Max(Run run, JsonValue self, ReadOnlySpan<JsonValue> args) => Fold(run, args, double.NegativeInfinity, Math.Max);

    private static double Fold(Run run, ReadOnlySpan<JsonValue> args, double start, Func<double, double, double> function)
    {
        run.Charge(args.Length >> 2);
        foreach (var arg in args)
        {
            start = function(start, Coercion.ToNumber(run, arg));
        }

        return start;
    }

    private static JsonValue Hypot(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        run.AllocateItems(args.Length);
        var numbers = new double[args.Length];
        for (var i = 0; i < args.Length; i++)
        {
            numbers[i] = Math.Abs(Coercion.ToNumber(run, args[i]));
        }

        if (numbers.Contains(double.PositiveInfinity))
        {
            return double.PositiveInfinity;
        }

        // Scaled, so that squares neither overflow nor vanish.
        var most = numbers.Aggregate(0.0, Math.Max);
        return most == 0 ? 0 : most * Math.Sqrt(numbers.Sum(number => number / most * (number / most)));
    }
}
