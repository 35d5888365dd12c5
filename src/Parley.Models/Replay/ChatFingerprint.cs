using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Parley.Core.Prompting.Answers;
using Parley.Protocol.Json;

namespace Parley.Models.Replay;

/// <summary>What identifies a request to a model: its messages and the tools it may call. Settings such as the temperature are left out, and so are ids of tool calls, which models draw at random.</summary>
internal static class ChatFingerprint
{
    /// <summary>The request as JSON, the same for the same request.</summary>
    public static JsonObject Request(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var written = new JsonArray();
        if (!string.IsNullOrEmpty(options?.Instructions))
        {
            written.Add(new JsonObject { ["role"] = "system", ["contents"] = new JsonArray([new JsonObject { ["text"] = options.Instructions }]) });
        }

        foreach (var message in messages)
        {
            written.Add(new JsonObject { ["role"] = message.Role.Value, ["contents"] = ChatContents.Write(message.Contents, id => Renumber(ids, id)) });
        }

        var tools = options?.Tools?.OfType<AIFunctionDeclaration>().Select(tool => (JsonValue)new JsonObject
        {
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["parameters"] = ToolArguments.ToJson(tool.JsonSchema),
        });
        return new JsonObject { ["messages"] = written, ["tools"] = new JsonArray(tools ?? []) };
    }

    /// <summary>SHA-256 in 64 hex digits.</summary>
    public static string Hash(JsonObject request) => Convert.ToHexStringLower(SHA256.HashData(JsonText.WriteUtf8(request)));

    /// <summary>The text by which a person knows a request, and by which the nearest one is found.</summary>
    public static string Text(JsonValue request)
    {
        var text = new StringBuilder();
        foreach (var content in (request["messages"].AsArray ?? []).SelectMany(message => message["contents"].AsArray ?? []))
        {
            text.Append(content["text"].AsString ?? JsonText.Write(content)).Append('\n');
        }

        return text.ToString();
    }

    private static string Renumber(Dictionary<string, string> ids, string id)
    {
        if (!ids.TryGetValue(id, out var number))
        {
            ids[id] = number = $"call_{ids.Count}";
        }

        return number;
    }
}
