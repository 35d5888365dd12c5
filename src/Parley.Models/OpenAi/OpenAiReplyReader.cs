using Microsoft.Extensions.AI;
using Parley.Core.Prompting.Answers;
using Parley.Protocol.Json;

namespace Parley.Models.OpenAi;

/// <summary>Reads a chat completion. Servers differ in what they leave out; only the first choice counts.</summary>
internal static class OpenAiReplyReader
{
    /// <summary>False when there is no choice with a message.</summary>
    public static bool TryRead(JsonValue body, out ChatResponse response)
    {
        response = new ChatResponse();
        if (FirstChoice(body) is not { } choice || choice["message"].AsObject is null)
        {
            return false;
        }

        var message = new ChatMessage { Role = ChatRole.Assistant };
        var said = Text(choice["message"]);
        if (said.Length > 0)
        {
            message.Contents.Add(new TextContent(said));
        }

        foreach (var call in choice["message"]["tool_calls"].AsArray ?? [])
        {
            var function = call["function"];
            message.Contents.Add(Call(call["id"].AsString, function["name"].AsString, function["arguments"], message.Contents.Count));
        }

        response = new ChatResponse(message)
        {
            ResponseId = body["id"].AsString,
            ModelId = body["model"].AsString,
            FinishReason = Reason(choice),
            Usage = Usage(body["usage"]),
        };
        return true;
    }

    public static JsonValue? FirstChoice(JsonValue body) => body["choices"].AsArray is { Count: > 0 } choices ? choices[0] : default(JsonValue?);

    /// <summary>The content, which is text or a list of parts, or else the refusal.</summary>
    public static string Text(JsonValue message)
    {
        var content = message["content"];
        var text = content.AsArray is { } parts ? string.Concat(parts.Select(part => part["text"].AsString)) : content.AsString;
        return string.IsNullOrEmpty(text) ? message["refusal"].AsString ?? "" : text;
    }

    /// <param name="arguments">JSON text, or with some servers the object itself. Weaker models write it as badly as anything else.</param>
    public static FunctionCallContent Call(string? id, string? name, JsonValue arguments, int position)
    {
        id = string.IsNullOrEmpty(id) ? $"call_{position}" : id;
        if (arguments.AsString is { } text)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                arguments = new JsonObject();
            }
            else if (!ModelAnswer.TryReadJson(text, out arguments, out var error))
            {
                return new FunctionCallContent(id, name ?? "") { Exception = new FormatException(error) };
            }
        }

        return new FunctionCallContent(id, name ?? "", ToolArguments.Write(arguments));
    }

    public static ChatFinishReason? Reason(JsonValue choice) => choice["finish_reason"].AsString switch
    {
        var blank when string.IsNullOrWhiteSpace(blank) => null,
        "function_call" => ChatFinishReason.ToolCalls,
        var reason => new ChatFinishReason(reason!),
    };

    /// <summary>Null when the server reports none.</summary>
    public static UsageDetails? Usage(JsonValue usage) => !usage["prompt_tokens"].TryGetNumber(out var input) ? null : new UsageDetails
    {
        InputTokenCount = (long)input,
        OutputTokenCount = Count(usage["completion_tokens"]),
        TotalTokenCount = Count(usage["total_tokens"]),
        CachedInputTokenCount = Count(usage["prompt_tokens_details"]["cached_tokens"]),
        ReasoningTokenCount = Count(usage["completion_tokens_details"]["reasoning_tokens"]),
    };

    private static long? Count(JsonValue number) => number.TryGetNumber(out var count) ? (long)count : null;
}
