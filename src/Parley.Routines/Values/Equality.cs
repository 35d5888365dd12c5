using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary><c>===</c>, <c>==</c> and SameValueZero.</summary>
internal static class Equality
{
    public static bool Strict(Run run, JsonValue left, JsonValue right)
    {
        if (left.TryGetNumber(out var x))
        {
            return right.TryGetNumber(out var y) && x == y;
        }

        if (left.AsString is { } text)
        {
            return right.AsString is { } other && SameText(run, text, other);
        }

        var kind = left.Kind;
        return kind == right.Kind && kind switch
        {
            JsonKind.Boolean => left.IsTrue == right.IsTrue,
            JsonKind.Missing or JsonKind.Null => true,
            _ => ReferenceEquals(left.Reference, right.Reference),
        };
    }

    public static bool SameText(Run run, string left, string right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        if (left.Length > 64)
        {
            run.Scan(left.Length);
        }

        return left == right;
    }

    public static bool Loose(Run run, JsonValue left, JsonValue right)
    {
        if (Coercion.IsNullish(left) || Coercion.IsNullish(right))
        {
            return Coercion.IsNullish(left) && Coercion.IsNullish(right);
        }

        var (leftObject, rightObject) = (Coercion.IsObject(left), Coercion.IsObject(right));
        if (left.Kind == right.Kind || (leftObject && rightObject))
        {
            return Strict(run, left, right);
        }

        if (leftObject || rightObject)
        {
            return leftObject ? Loose(run, Primitives.Of(run, left), right) : Loose(run, left, Primitives.Of(run, right));
        }

        return Coercion.ToNumber(run, left) == Coercion.ToNumber(run, right);
    }

    /// <summary>Like ===, but NaN equals itself.</summary>
    public static bool SameValueZero(Run run, JsonValue left, JsonValue right)
        => (left.IsNumber && right.IsNumber && double.IsNaN(left.AsNumber) && double.IsNaN(right.AsNumber)) || Strict(run, left, right);

    /// <summary>Object.is: NaN equals itself and 0 differs from -0.</summary>
    public static bool SameValue(Run run, JsonValue left, JsonValue right)
        => left.IsNumber && right.IsNumber ? left.AsNumber.Equals(right.AsNumber) && double.IsNegative(left.AsNumber) == double.IsNegative(right.AsNumber) || (double.IsNaN(left.AsNumber) && double.IsNaN(right.AsNumber)) : Strict(run, left, right);
}
