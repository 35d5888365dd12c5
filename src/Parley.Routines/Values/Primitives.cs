using Parley.Protocol.Json;
using Parley.Routines.Builtins;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

internal enum PrimitiveHint : byte
{
    Default,
    Number,
    String,
}

/// <summary>Turns objects into primitives (ECMA-262 ToPrimitive), as operators and text need them.</summary>
internal static class Primitives
{
    public static JsonValue Of(Run run, JsonValue value, PrimitiveHint hint = PrimitiveHint.Default)
    {
        switch (value.Reference)
        {
            case JsonArray items:
                run.EnterCall();
                var text = ArrayText.Join(run, items, ",");
                run.LeaveCall();
                return text;
            case JsonObject members:
                return OfObject(run, members, hint);
            case DateValue date:
                return hint == PrimitiveHint.Number ? date.Time : Charged(run, DateText.ToDisplay(date.Time));
            case ErrorValue error:
                return Describe(run, error);
            case RegExpValue expression:
                return expression.ToText(run);
            case MapValue:
                return "[object Map]";
            case SetValue:
                return "[object Set]";
            case Promise:
                return "[object Promise]";
            case Callable function:
                run.AllocateString(function.Name.Length + 30.0);
                return $"function {function.Name}() {{ [native code] }}";
            case null:
            case string:
                return value;
            default:
                return "[object Object]";
        }
    }

    private static string Charged(Run run, string text)
    {
        run.AllocateString(text.Length);
        return text;
    }

    public static string Describe(Run run, ErrorValue error)
    {
        var name = Coercion.ToText(run, error.Name);
        var message = error.Message.IsMissing ? "" : Coercion.ToText(run, error.Message);
        run.AllocateString(name.Length + message.Length + 2.0);
        return message.Length == 0 ? name : name.Length == 0 ? message : $"{name}: {message}";
    }

    private static JsonValue OfObject(Run run, JsonObject members, PrimitiveHint hint)
    {
        var (first, second) = hint == PrimitiveHint.String ? ("toString", "valueOf") : ("valueOf", "toString");
        return TryMethod(run, members, first) ?? TryMethod(run, members, second) ?? throw run.TypeError("Cannot convert object to primitive value");
    }

    private static JsonValue? TryMethod(Run run, JsonObject members, string name)
    {
        if (!members.TryGet(name, out var own))
        {
            // The inherited valueOf gives the object itself, which is no primitive.
            return name == "toString" ? (JsonValue)"[object Object]" : (JsonValue?)null;
        }

        if (own.Reference is not Callable method)
        {
            return null;
        }

        var result = method.Call(run, ReadOnlySpan<JsonValue>.Empty);
        return Coercion.IsObject(result) ? (JsonValue?)null : result;
    }
}
