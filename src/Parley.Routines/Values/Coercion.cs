using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>The conversions of ECMA-262 section 7.1.</summary>
internal static class Coercion
{
    public static bool ToBoolean(JsonValue value) => value.Kind switch
    {
        JsonKind.Boolean => value.IsTrue,
        JsonKind.Missing or JsonKind.Null => false,
        JsonKind.Number => value.AsNumber is var number && number != 0 && !double.IsNaN(number),
        JsonKind.String => value.AsString!.Length > 0,
        _ => true,
    };

    public static bool IsNullish(JsonValue value) => value.IsMissing || value.IsNull;

    public static bool IsObject(JsonValue value) => value.Kind is JsonKind.Array or JsonKind.Object or JsonKind.Extension;

    public static double ToNumber(Run run, JsonValue value)
    {
        if (value.TryGetNumber(out var number))
        {
            return number;
        }

        switch (value.Kind)
        {
            case JsonKind.Missing: return double.NaN;
            case JsonKind.Null: return 0;
            case JsonKind.Boolean: return value.IsTrue ? 1 : 0;
            case JsonKind.String:
                run.Scan(value.AsString!.Length);
                return NumberText.Parse(value.AsString!);
            default: return ToNumber(run, Primitives.Of(run, value, PrimitiveHint.Number));
        }
    }

    public static string ToText(Run run, JsonValue value)
    {
        switch (value.Kind)
        {
            case JsonKind.String: return value.AsString!;
            case JsonKind.Number: return NumberToText(run, value.AsNumber);
            case JsonKind.Boolean: return value.IsTrue ? "true" : "false";
            case JsonKind.Null: return "null";
            case JsonKind.Missing: return "undefined";
            default: return ToText(run, Primitives.Of(run, value, PrimitiveHint.String));
        }
    }

    public static string NumberToText(Run run, double number)
    {
        run.Allocate(48);
        return JsonNumber.Format(number);
    }

    /// <summary>A property key as text.</summary>
    public static string ToKey(Run run, JsonValue value)
    {
        var key = value.AsString ?? ToText(run, value);
        if (key.Length > 64)
        {
            // Looking for it reads it.
            run.Scan(key.Length);
        }

        return key;
    }

    /// <summary>ToIntegerOrInfinity.</summary>
    public static double ToInteger(Run run, JsonValue value)
    {
        var number = ToNumber(run, value);
        return double.IsNaN(number) ? 0 : Math.Truncate(number) + 0.0;
    }

    /// <summary>A position in something of a length: negative counts from the end, the result is within 0 and the length.</summary>
    public static int ToPosition(Run run, JsonValue value, int length, int fallback)
    {
        if (value.IsMissing)
        {
            return fallback;
        }

        var position = ToInteger(run, value);
        return (int)(position < 0 ? Math.Max(0, length + position) : Math.Min(position, length));
    }

    /// <summary>A position that is not counted from the end: negative is 0.</summary>
    public static int ToClamped(Run run, JsonValue value, int length, int fallback)
        => value.IsMissing ? fallback : (int)Math.Clamp(ToInteger(run, value), 0, length);

    public static int ToInt32(Run run, JsonValue value) => (int)ToUInt32(run, value);

    public static uint ToUInt32(Run run, JsonValue value)
    {
        var number = ToNumber(run, value);
        if (!double.IsFinite(number))
        {
            return 0;
        }

        var whole = Math.Truncate(number) % 4294967296.0;
        return (uint)(long)(whole < 0 ? whole + 4294967296.0 : whole);
    }

    public static string TypeOf(JsonValue value) => value.Kind switch
    {
        JsonKind.Missing => "undefined",
        JsonKind.Boolean => "boolean",
        JsonKind.Number => "number",
        JsonKind.String => "string",
        JsonKind.Extension when value.Reference is Callable => "function",
        _ => "object",
    };
}
