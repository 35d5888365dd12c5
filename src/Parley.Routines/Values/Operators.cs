using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>The operators for operands that are not two numbers.</summary>
internal static class Operators
{
    public static JsonValue Add(Run run, JsonValue left, JsonValue right)
    {
        if (left.AsString is { } first && right.AsString is { } second)
        {
            return Concat(run, first, second);
        }

        (left, right) = (Primitives.Of(run, left), Primitives.Of(run, right));
        return left.AsString is not null || right.AsString is not null
            ? Concat(run, Coercion.ToText(run, left), Coercion.ToText(run, right))
            : Coercion.ToNumber(run, left) + Coercion.ToNumber(run, right);
    }

    private static string Concat(Run run, string left, string right)
    {
        run.AllocateString((double)left.Length + right.Length);
        return string.Concat(left, right);
    }

    public static double Remainder(double left, double right) => left % right;

    public static double Power(double left, double right)
        => double.IsNaN(right) || (Math.Abs(left) == 1 && double.IsInfinity(right)) ? double.NaN : Math.Pow(left, right);

    /// <summary>Below zero, zero or above; null when one is NaN, for which every comparison is false.</summary>
    public static int? Compare(Run run, JsonValue left, JsonValue right)
    {
        (left, right) = (Primitives.Of(run, left, PrimitiveHint.Number), Primitives.Of(run, right, PrimitiveHint.Number));
        if (left.AsString is { } first && right.AsString is { } second)
        {
            run.Scan(Math.Min(first.Length, second.Length));
            return string.CompareOrdinal(first, second);
        }

        var (x, y) = (Coercion.ToNumber(run, left), Coercion.ToNumber(run, right));
        return double.IsNaN(x) || double.IsNaN(y) ? null : x.CompareTo(y) is var order && x == y ? 0 : order;
    }

    public static bool In(Run run, JsonValue key, JsonValue target)
    {
        switch (target.Reference)
        {
            case JsonObject members:
                return members.ContainsKey(Coercion.ToKey(run, key));
            case JsonArray items:
                var text = Coercion.ToKey(run, key);
                return text == "length" || (PropertyKeys.TryIndex(text, out var index) && index < items.Count);
            case null or string:
                throw run.TypeError($"Cannot use 'in' operator to search for '{(Coercion.IsObject(key) ? "object" : Coercion.ToText(run, key))}' in {Coercion.ToText(run, target)}");
            default:
                return false;
        }
    }

    public static bool IsInstance(JsonValue value, string constructor) => value.Reference switch
    {
        ErrorValue error => constructor is "Error" or "Object" || error.Kind == constructor,
        JsonArray => constructor is "Array" or "Object",
        JsonObject => constructor == "Object",
        MapValue => constructor is "Map" or "Object",
        SetValue => constructor is "Set" or "Object",
        DateValue => constructor is "Date" or "Object",
        RegExpValue => constructor is "RegExp" or "Object",
        Callable => constructor is "Function" or "Object",
        Promise => constructor is "Promise" or "Object",
        _ => false,
    };
}
