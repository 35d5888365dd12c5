using Parley.Protocol.Json;

namespace Parley.Routines.Values;

/// <summary>The home of a variable that an inner function shares.</summary>
internal sealed class Cell
{
    /// <summary>What a variable holds before its declaration ran.</summary>
    public static readonly JsonValue Unset = JsonValue.FromExtension(new object());

    public JsonValue Value;

    public Cell(JsonValue value) => Value = value;

    public static bool IsUnset(JsonValue value) => ReferenceEquals(value.Reference, Unset.Reference);
}
