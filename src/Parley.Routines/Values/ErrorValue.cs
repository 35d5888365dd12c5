using Parley.Protocol.Json;

namespace Parley.Routines.Values;

/// <summary>An Error of the language. Members that JavaScript would list (code, details) are <see cref="Members"/>; name and message are not listed.</summary>
internal sealed class ErrorValue(string kind, JsonValue message)
{
    /// <summary>The constructor: Error, TypeError, RangeError, SyntaxError, ReferenceError, ToolError.</summary>
    public string Kind { get; } = kind;

    public JsonValue Name { get; set; } = kind;

    public JsonValue Message { get; set; } = message;

    public JsonValue Cause { get; set; }

    public JsonObject Members { get; } = [];
}
