using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>What the offline model says: a text, or calls of tools.</summary>
internal sealed record Answer(string Text)
{
    /// <summary>Whether the text is an object with an <c>error</c>.</summary>
    public bool IsError { get; private init; }

    public IReadOnlyList<ToolCall> Calls { get; init; } = [];

    public static Answer Of(JsonValue value) => new(JsonText.Write(value));

    public static Answer Error(string why) => Of(new JsonObject { ["error"] = why }) with { IsError = true };
}

/// <param name="Arguments">An object.</param>
internal sealed record ToolCall(string Tool, JsonValue Arguments);
