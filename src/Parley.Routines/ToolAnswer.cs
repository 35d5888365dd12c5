using Parley.Protocol.Json;

namespace Parley.Routines;

/// <summary>What a tool gave back. A non-null <see cref="Error"/> is thrown inside the routine as an Error named <c>ToolError</c>.</summary>
public readonly record struct ToolAnswer(JsonValue Value, string? Error)
{
    /// <summary>A result.</summary>
    public static ToolAnswer Of(JsonValue value) => new(value, null);

    /// <summary>An error that the routine may catch.</summary>
    public static ToolAnswer Failed(string error) => new(default, error);
}
