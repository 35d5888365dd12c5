using Parley.Protocol.Json;

namespace Parley.Models.Offline.Answering;

/// <summary>What the offline model says: a text, or calls of tools.</summary>
internal sealed record Answer(string Text)
{
    public IReadOnlyList<ToolCall> Calls { get; init; } = [];

    public static Answer Of(JsonValue value) => new(JsonText.Write(value));

    public static Answer Error(string why) => Of(new JsonObject { ["error"] = why });
}

/// <param name="Arguments">An object.</param>
internal sealed record ToolCall(string Tool, JsonValue Arguments);
