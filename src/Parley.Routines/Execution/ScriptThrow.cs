using Parley.Protocol.Json;

namespace Parley.Routines.Execution;

/// <summary>A value that the routine or a built-in threw, on its way to the catch that takes it.</summary>
#pragma warning disable CA1032 // It is always built whole.
internal sealed class ScriptThrow(JsonValue value, int position) : Exception("A routine threw.")
#pragma warning restore CA1032
{
    public JsonValue Value { get; } = value;

    public int Position { get; } = position;
}
