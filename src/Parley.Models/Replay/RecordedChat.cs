using Microsoft.Extensions.AI;
using Parley.Protocol.Json;

namespace Parley.Models.Replay;

/// <summary>One line of a recording: a request, its hash, and what was answered.</summary>
internal sealed record RecordedChat(string Hash, JsonValue Request, JsonValue Response, JsonValue Usage)
{
    public static string Write(string hash, JsonObject request, ChatResponse response)
    {
        var messages = response.Messages.Select(message => (JsonValue)new JsonObject
        {
            ["role"] = message.Role.Value,
            ["contents"] = ChatContents.Write(message.Contents, id => id),
        });
        var line = new JsonObject
        {
            ["hash"] = hash,
            ["request"] = request,
            ["response"] = new JsonObject { ["messages"] = new JsonArray(messages), ["model"] = response.ModelId, ["finishReason"] = response.FinishReason?.Value },
        };
        if (response.Usage is { } usage)
        {
            line["usage"] = new JsonObject { ["inputTokens"] = Count(usage.InputTokenCount), ["outputTokens"] = Count(usage.OutputTokenCount) };
        }

        return JsonText.Write(line);
    }

    /// <summary>False when the line is not of this form.</summary>
    public static bool TryRead(JsonValue line, out RecordedChat recorded)
    {
        recorded = new RecordedChat(line["hash"].AsString ?? "", line["request"], line["response"], line["usage"]);
        return recorded.Hash.Length == 64 && recorded.Request.AsObject is not null && recorded.Response["messages"].AsArray is { Count: > 0 };
    }

    /// <summary>The answer, new each time: callers may change what they get.</summary>
    public ChatResponse Answer() => new([.. Response["messages"].AsArray!.Select(message => new ChatMessage(Word(message["role"]) is { } role ? new ChatRole(role) : ChatRole.Assistant, ChatContents.Read(message["contents"])))])
    {
        ModelId = Response["model"].AsString,
        FinishReason = Word(Response["finishReason"]) is { } reason ? new ChatFinishReason(reason) : null,
        Usage = Usage.AsObject is null ? null : new UsageDetails { InputTokenCount = Count(Usage["inputTokens"]), OutputTokenCount = Count(Usage["outputTokens"]) },
    };

    private static string? Word(JsonValue value) => string.IsNullOrWhiteSpace(value.AsString) ? null : value.AsString;

    private static JsonValue Count(long? count) => count is { } number ? new JsonValue((double)number) : JsonValue.Null;

    private static long? Count(JsonValue count) => count.TryGetNumber(out var number) ? (long)number : null;
}
