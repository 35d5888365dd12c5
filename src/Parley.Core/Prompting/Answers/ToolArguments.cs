using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Protocol.Json;

namespace Parley.Core.Prompting.Answers;

/// <summary>Between the house's JSON and what <c>Microsoft.Extensions.AI</c> carries in tool calls and their results.</summary>
public static class ToolArguments
{
    /// <summary>The arguments of a model's tool call as an object; empty when it gave none.</summary>
    public static JsonValue Read(FunctionCallContent call)
    {
        var members = new JsonObject();
        foreach (var (name, value) in call.Arguments ?? new Dictionary<string, object?>())
        {
            members[name] = ToJson(value);
        }

        return members;
    }

    /// <summary>An object as the arguments of a tool call: each member a <see cref="JsonElement"/>.</summary>
    public static IDictionary<string, object?> Write(JsonValue arguments)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in arguments.AsObject ?? [])
        {
            members[name] = ToElement(value);
        }

        return members;
    }

    /// <summary>A tool's result as text for a model: strings as they are, anything else as JSON.</summary>
    public static string ResultText(FunctionResultContent result) => ToJson(result.Result) is var value && value.AsString is { } text ? text : JsonText.Write(value);

    /// <summary>Any value of a tool call or result as JSON.</summary>
    public static JsonValue ToJson(object? value) => value switch
    {
        null => JsonValue.Null,
        JsonValue json => json,
        string text => text,
        bool flag => flag,
        JsonElement element => FromText(element.GetRawText()),
        _ => FromText(JsonSerializer.Serialize(value)),
    };

    /// <summary>The value for the framework's own functions.</summary>
    public static JsonElement ToElement(JsonValue value)
    {
        using var document = JsonDocument.Parse(JsonText.WriteUtf8(value));
        return document.RootElement.Clone();
    }

    private static JsonValue FromText(string json) => JsonText.TryParse(json, out var value, out _) ? value : json;
}
