using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>The body of a built-in. Charges the run by the size of its work before it does it.</summary>
/// <param name="self">What the method was called on; Missing for a plain function.</param>
internal delegate JsonValue HostCall(Run run, JsonValue self, ReadOnlySpan<JsonValue> arguments);

/// <summary>A built-in as a value, bound to what it was taken from.</summary>
internal sealed class HostFunction(string name, HostCall body, JsonValue self = default) : Callable
{
    public override string Name { get; } = name;

    public HostCall Body { get; } = body;

    public override JsonValue Call(Run run, ReadOnlySpan<JsonValue> arguments)
    {
        run.Charge(1);
        return Body(run, self, arguments);
    }
}

internal static class ArgumentList
{
    /// <summary>The argument, or Missing when there are fewer.</summary>
    public static JsonValue At(this ReadOnlySpan<JsonValue> arguments, int index) => index < arguments.Length ? arguments[index] : default;
}
