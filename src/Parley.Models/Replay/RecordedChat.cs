using Microsoft.Extensions.AI;
using Parley.Protocol.Json;

namespace Parley.Models.Replay;

/// <summary>One line of a recording: a request, its hash, and what was answered.</summary>
internal sealed record RecordedChat(string Hash, JsonValue Request, ChatResponse Response)
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
        var response = line["response"];
        var read = new ChatResponse([.. (response["messages"].AsArray ?? []).Select(message => new ChatMessage(new ChatRole(message["role"].AsString ?? "assistant"), ChatContents.Read(message["contents"])))])
        {
            ModelId = response["model"].AsString,
            FinishReason = response["finishReason"].AsString is { Length: > 0 } reason ? new ChatFinishReason(reason) : null,
            Usage = line["usage"].AsObject is null ? null : new UsageDetails { InputTokenCount = Count(line["usage"]["inputTokens"]), OutputTokenCount = Count(line["usage"]["outputTokens"]) },
        };
        recorded = new RecordedChat(line["hash"].AsString ?? "", line["request"], read);
        return recorded.Hash.Length == 64 && recorded.Request.AsObject is not null && read.Messages.Count > 0;
    }

    private static JsonValue Count(long? count) => count is { } number ? new JsonValue((double)number) : JsonValue.Null;

    private static long? Count(JsonValue count) => count.TryGetNumber(out var number) ? (long)number : null;
}
