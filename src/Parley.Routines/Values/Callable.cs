using System.Runtime.CompilerServices;
using Parley.Protocol.Json;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>A function value.</summary>
internal abstract class Callable
{
    public abstract string Name { get; }

    public abstract JsonValue Call(Run run, ReadOnlySpan<JsonValue> arguments);

    public JsonValue Call(Run run, JsonValue first) => Call(run, new ReadOnlySpan<JsonValue>(in first));

    public JsonValue Call(Run run, JsonValue first, JsonValue second)
    {
        var arguments = default(Arguments4);
        arguments[0] = first;
        arguments[1] = second;
        return Call(run, arguments[..2]);
    }

    public JsonValue Call(Run run, JsonValue first, JsonValue second, JsonValue third)
    {
        var arguments = default(Arguments4);
        arguments[0] = first;
        arguments[1] = second;
        arguments[2] = third;
        return Call(run, arguments[..3]);
    }

    public JsonValue Call(Run run, JsonValue first, JsonValue second, JsonValue third, JsonValue fourth)
    {
        var arguments = default(Arguments4);
        arguments[0] = first;
        arguments[1] = second;
        arguments[2] = third;
        arguments[3] = fourth;
        return Call(run, arguments[..4]);
    }
}

/// <summary>Up to four arguments on the stack.</summary>
[InlineArray(4)]
internal struct Arguments4
{
    private JsonValue _first;
}
