using Microsoft.Extensions.AI;
using Parley.Protocol.Json;
using System.Text.Json;

namespace Parley.Models.Offline.Prompts;

/// <summary>What a tool answered to a call of this chat.</summary>
/// <param name="Error">Why it failed; null when it didn't.</param>
internal sealed record ToolResult(string Tool, JsonValue Value, string? Error)
{
    public static IReadOnlyList<ToolResult> Read(IReadOnlyList<ChatMessage> messages)
    {
        var calls = messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
        return [.. messages.SelectMany(message => message.Contents).OfType<FunctionResultContent>().Select(result => Of(result, calls))];
    }

    private static ToolResult Of(FunctionResultContent result, List<FunctionCallContent> calls)
    {
        var tool = calls.LastOrDefault(call => call.CallId == result.CallId)?.Name ?? "";
        var value = ValueOf(result.Result);
        if (result.Exception is { } failure)
        {
            return new ToolResult(tool, value, failure.Message);
        }

        if (value.AsString is { } text && text.StartsWith("error", StringComparison.OrdinalIgnoreCase))
        {
            return new ToolResult(tool, value, text);
        }

        return value.AsObject is { Count: 1 } && value["error"].AsString is { } why ? new ToolResult(tool, value, why) : new ToolResult(tool, value, null);
    }

    private static JsonValue ValueOf(object? result)
    {
        switch (result)
        {
            case null:
                return default;
            case JsonValue value:
                return value;
            case string text:
                return JsonText.TryParse(text, out var parsed, out _) ? parsed : text;
            default:
                var json = JsonSerializer.Serialize(result);
                if (!JsonText.TryParse(json, out var read, out _))
                {
                    return json;
                }

                return read.AsString is { } inner && JsonText.TryParse(inner, out var innerValue, out _) ? innerValue : read;
        }
    }
}
