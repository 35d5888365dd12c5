using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Parley.Core.Prompting.Answers;
using Parley.Models.Offline;
using Parley.Protocol.Json;

namespace Parley.InteropTests.Simulations.Network;

/// <summary>A server with OpenAI's chat completions on a free port of the loopback address, behind which the offline model answers.</summary>
internal sealed class OfflineEndpoint : IAsyncDisposable
{
    private const string Returns = "\nReturns: ";

    private readonly WebApplication _app;
    private readonly OfflineModel _model = new();

    private OfflineEndpoint(WebApplication app) => _app = app;

    public Uri Url => new($"{_app.Urls.First()}/v1");

    /// <summary>Key and model's name of each request, each once.</summary>
    public ConcurrentDictionary<(string? Key, string? Model), int> Asked { get; } = [];

    public static async Task<OfflineEndpoint> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var endpoint = new OfflineEndpoint(builder.Build());
        endpoint._app.MapPost("/v1/chat/completions", endpoint.AnswerAsync);
        await endpoint._app.StartAsync(TestContext.Current.CancellationToken);
        return endpoint;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = JsonText.Parse(await reader.ReadToEndAsync(context.RequestAborted));
        Asked.AddOrUpdate((context.Request.Headers.Authorization, body["model"].AsString), 1, (_, count) => count + 1);
        var tools = (body["tools"].AsArray ?? []).Select(AITool (tool) => Declaration(tool["function"])).ToList();
        var answer = await _model.GetResponseAsync(body["messages"].AsArray!.Select(Message), new ChatOptions { Tools = tools.Count == 0 ? null : tools }, context.RequestAborted);
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(JsonText.Write(Reply(answer)), context.RequestAborted);
    }

    /// <summary>What a function returns stands at the end of its description: the API has no other place for it.</summary>
    private static AIFunctionDeclaration Declaration(JsonValue function)
    {
        var description = function["description"].AsString!.Split(Returns);
        return AIFunctionFactory.CreateDeclaration(
            function["name"].AsString!, description[0], Element(JsonText.Write(function["parameters"])), description.Length == 2 ? Element(description[1]) : null);
    }

    private static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement;

    private static ChatMessage Message(JsonValue message) => message["role"].AsString switch
    {
        "tool" => new ChatMessage(ChatRole.Tool, [new FunctionResultContent(message["tool_call_id"].AsString!, message["content"].AsString)]),
        "assistant" when message["tool_calls"].AsArray is { } calls => new ChatMessage(ChatRole.Assistant, [.. calls.Select(call => new FunctionCallContent(
            call["id"].AsString!, call["function"]["name"].AsString!, ToolArguments.Write(JsonText.Parse(call["function"]["arguments"].AsString!))))]),
        var role => new ChatMessage(new ChatRole(role!), message["content"].AsString),
    };

    private static JsonObject Reply(ChatResponse answer)
    {
        var message = new JsonObject { { "role", "assistant" }, { "content", answer.Text } };
        var calls = answer.Messages.SelectMany(part => part.Contents).OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0)
        {
            message.Add("tool_calls", new JsonArray(calls.Select(call => new JsonValue(new JsonObject
            {
                { "id", call.CallId },
                { "type", "function" },
                { "function", new JsonObject { { "name", call.Name }, { "arguments", JsonText.Write(ToolArguments.Read(call)) } } },
            }))));
        }

        return new JsonObject
        {
            { "choices", new JsonArray([new JsonObject { { "message", message }, { "finish_reason", calls.Count > 0 ? "tool_calls" : "stop" } }]) },
            { "usage", new JsonObject { { "prompt_tokens", answer.Usage!.InputTokenCount!.Value }, { "completion_tokens", answer.Usage.OutputTokenCount!.Value } } },
        };
    }
}
