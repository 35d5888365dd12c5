using Microsoft.Extensions.AI;
using Parley.Core.Prompting.Answers;
using Parley.Protocol.Json;

namespace Parley.Models.OpenAi;

/// <summary>The body of <c>POST /chat/completions</c>. Contents that are neither text nor tool calls are left out.</summary>
internal sealed class OpenAiRequestWriter(string model, string maxTokensField, bool sendsTemperature)
{
    public byte[] Write(IEnumerable<ChatMessage> messages, ChatOptions? options, bool streams)
    {
        var body = new JsonObject { ["model"] = options?.ModelId ?? model, ["messages"] = Messages(messages, options) };
        if (options is not null)
        {
            AddTools(body, options);
            AddSettings(body, options);
        }

        if (streams)
        {
            body["stream"] = true;
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        return JsonText.WriteUtf8(body);
    }

    private static JsonArray Messages(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var written = new JsonArray();
        if (!string.IsNullOrEmpty(options?.Instructions))
        {
            written.Add(Text("system", options.Instructions));
        }

        foreach (var message in messages)
        {
            var results = message.Contents.OfType<FunctionResultContent>().ToList();
            foreach (var result in results)
            {
                written.Add(new JsonObject { ["role"] = "tool", ["tool_call_id"] = result.CallId, ["content"] = ToolArguments.ResultText(result) });
            }

            if (message.Role == ChatRole.Assistant)
            {
                written.Add(Assistant(message));
            }
            else if (results.Count == 0)
            {
                written.Add(Text(message.Role.Value, message.Text));
            }
        }

        return written;
    }

    private static JsonObject Text(string role, string text) => new() { ["role"] = role, ["content"] = text };

    private static JsonObject Assistant(ChatMessage message)
    {
        var written = Text("assistant", message.Text);
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count == 0)
        {
            return written;
        }

        if (message.Text.Length == 0)
        {
            written["content"] = JsonValue.Null;
        }

        written["tool_calls"] = new JsonArray(calls.Select(call => (JsonValue)new JsonObject
        {
            ["id"] = call.CallId,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = JsonText.Write(ToolArguments.Read(call)) },
        }));
        return written;
    }

    private static void AddTools(JsonObject body, ChatOptions options)
    {
        var tools = options.Tools?.OfType<AIFunctionDeclaration>().Select(tool => (JsonValue)Tool(tool)).ToList() ?? [];
        if (tools.Count == 0)
        {
            return;
        }

        body["tools"] = new JsonArray(tools);
        JsonValue choice = options.ToolMode switch
        {
            NoneChatToolMode => "none",
            RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "function", ["function"] = new JsonObject { ["name"] = name } },
            RequiredChatToolMode => "required",
            _ => default, // the server's default is auto
        };
        if (!choice.IsMissing)
        {
            body["tool_choice"] = choice;
        }

        if (options.AllowMultipleToolCalls is { } parallel)
        {
            body["parallel_tool_calls"] = parallel;
        }
    }

    private static JsonObject Tool(AIFunctionDeclaration tool)
    {
        // The API has no place for what a function returns, and a model that knows it calls with more sense.
        var returns = tool.ReturnJsonSchema is { } schema ? $"\nReturns: {schema.GetRawText()}" : "";
        return new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool.Name, ["description"] = tool.Description + returns, ["parameters"] = ToolArguments.ToJson(tool.JsonSchema) },
        };
    }

    private void AddSettings(JsonObject body, ChatOptions options)
    {
        Add("temperature", sendsTemperature ? options.Temperature : null);
        Add("top_p", options.TopP);
        Add(maxTokensField, options.MaxOutputTokens);
        Add("seed", options.Seed);
        if (options.StopSequences is { Count: > 0 } stops)
        {
            body["stop"] = new JsonArray(stops.Select(stop => (JsonValue)stop));
        }

        if (options.ResponseFormat is ChatResponseFormatJson format)
        {
            body["response_format"] = format.Schema is { } schema
                ? new JsonObject
                {
                    ["type"] = "json_schema",
                    ["json_schema"] = new JsonObject { ["name"] = format.SchemaName ?? "answer", ["schema"] = ToolArguments.ToJson(schema) },
                }
                : new JsonObject { ["type"] = "json_object" };
        }

        void Add(string name, double? number)
        {
            if (number is { } value)
            {
                body[name] = value;
            }
        }
    }
}
