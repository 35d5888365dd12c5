using System.Text.Json;
using Microsoft.Extensions.AI;
using Parley.Core.Prompting.Answers;
using Parley.Core.Transport;
using Parley.Models.OpenAi;
using Parley.Protocol.Json;
using Parley.Tests.Core.Transport;

namespace Parley.Tests.Models.OpenAi;

public sealed class OpenAiChatClientTests
{
    private const string Weather = """
        {"id":"x1","model":"llama3.3","choices":[{"index":0,"message":{"role":"assistant","content":"21 °C"},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":12,"completion_tokens":5,"total_tokens":17,"prompt_tokens_details":{"cached_tokens":3}}}
        """;

    [Fact]
    public async Task Client_sends_messages_and_settings_and_reads_the_answer()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Reply(200, Weather));
        using var client = Client(transport);

        var response = await client.GetResponseAsync(
            [new(ChatRole.System, "Be brief."), new(ChatRole.User, "Weather?"), new(ChatRole.Assistant, "Where?"), new(ChatRole.User, "Rome")],
            new ChatOptions { Temperature = 0, MaxOutputTokens = 100, TopP = 0.5f, Seed = 7, StopSequences = ["END"], ResponseFormat = ChatResponseFormat.Json },
            TestContext.Current.CancellationToken);

        Assert.Equal(
            """{"model":"llama3.3","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Weather?"},{"role":"assistant","content":"Where?"},{"role":"user","content":"Rome"}],"temperature":0,"top_p":0.5,"max_tokens":100,"seed":7,"stop":["END"],"response_format":{"type":"json_object"}}""",
            JsonText.Write(transport.Sent));
        var request = transport.Requests.Single();
        Assert.Equal("http://127.0.0.1:11434/v1/chat/completions", request.Url.ToString());
        Assert.Equal("Bearer secret-key", request.Header("authorization"));
        Assert.Equal("application/json", request.ContentType);
        Assert.Equal(("21 °C", ChatFinishReason.Stop, "llama3.3"), (response.Text, response.FinishReason, response.ModelId));
        Assert.Equal((12, 5, 3), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount, response.Usage.CachedInputTokenCount));
    }

    [Fact]
    public async Task Client_declares_tools_with_what_they_return()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Said("ok"));
        using var client = Client(transport);
        var tool = AIFunctionFactory.CreateDeclaration("getForecast", "Forecast.", Element("""{"type":"object"}"""), Element("""{"type":"number"}"""));

        await client.GetResponseAsync([new(ChatRole.User, "x")], new ChatOptions { Tools = [tool], ToolMode = ChatToolMode.RequireSpecific("getForecast") }, TestContext.Current.CancellationToken);

        Assert.Equal(
            """[{"type":"function","function":{"name":"getForecast","description":"Forecast.\nReturns: {\"type\":\"number\"}","parameters":{"type":"object"}}}]""",
            JsonText.Write(transport.Sent["tools"]));
        Assert.Equal("getForecast", transport.Sent["tool_choice"]["function"]["name"].AsString);
    }

    [Fact]
    public async Task Client_carries_tool_calls_both_ways()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Reply(200, """
            {"choices":[{"message":{"role":"assistant","content":null,"tool_calls":[
              {"id":"c1","type":"function","function":{"name":"getForecast","arguments":"{\"location\": \"Rome\", \"days\": 2}"}},
              {"id":"","type":"function","function":{"name":"now","arguments":""}},
              {"type":"function","function":{"name":"loose","arguments":{"a": [1]}}},
              {"id":"c4","type":"function","function":{"name":"messy","arguments":"{location: 'Rome',}"}},
              {"id":"c5","type":"function","function":{"name":"broken","arguments":"{\"location\": \"Ro"}}]},"finish_reason":"tool_calls"}]}
            """));
        using var client = Client(transport);

        var response = await client.GetResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken);

        var calls = response.Messages.Single().Contents.Cast<FunctionCallContent>().ToList();
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
        Assert.Equal(["c1", "call_1", "call_2", "c4", "c5"], calls.Select(call => call.CallId));
        Assert.Equal(["""{"location":"Rome","days":2}""", "{}", """{"a":[1]}""", """{"location":"Rome"}""", "{}"], calls.Select(call => JsonText.Write(ToolArguments.Read(call))));
        Assert.NotNull(calls[4].Exception);

        await client.GetResponseAsync(
            [new(ChatRole.User, "x"), response.Messages[0], new(ChatRole.Tool, [new FunctionResultContent("c1", (JsonValue)new JsonObject { ["t"] = 21 }), new FunctionResultContent("call_1", "noon")])],
            null,
            TestContext.Current.CancellationToken);
        var sent = transport.Sent["messages"].AsArray!;
        Assert.True(sent[1]["content"].IsNull);
        Assert.Equal("""{"id":"c1","type":"function","function":{"name":"getForecast","arguments":"{\"location\":\"Rome\",\"days\":2}"}}""", JsonText.Write(sent[1]["tool_calls"].AsArray![0]));
        Assert.Equal("""{"role":"tool","tool_call_id":"c1","content":"{\"t\":21}"}""", JsonText.Write(sent[2]));
        Assert.Equal("""{"role":"tool","tool_call_id":"call_1","content":"noon"}""", JsonText.Write(sent[3]));
    }

    [Fact]
    public async Task Client_asks_for_a_schema()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Said("{}"));
        using var client = Client(transport);

        await client.GetResponseAsync([new(ChatRole.User, "x")], new ChatOptions { ResponseFormat = ChatResponseFormat.ForJsonSchema(Element("""{"type":"object"}"""), "forecast") }, TestContext.Current.CancellationToken);

        Assert.Equal("""{"type":"json_schema","json_schema":{"name":"forecast","schema":{"type":"object"}}}""", JsonText.Write(transport.Sent["response_format"]));
    }

    [Fact]
    public async Task Client_follows_its_options()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Said("ok"));
        using var client = Client(transport, new OpenAiOptions { Endpoint = "https://x.example/openai/v1/?api-version=1", Model = "o3", MaxTokensField = "max_completion_tokens", SendsTemperature = false });

        await client.GetResponseAsync([new(ChatRole.User, "x")], new ChatOptions { Temperature = 0, MaxOutputTokens = 9 }, TestContext.Current.CancellationToken);

        Assert.Equal("https://x.example/openai/v1/chat/completions?api-version=1", transport.Requests[0].Url.ToString());
        Assert.Empty(transport.Requests[0].Headers);
        Assert.Equal("""{"model":"o3","messages":[{"role":"user","content":"x"}],"max_completion_tokens":9}""", JsonText.Write(transport.Sent));
    }

    [Fact]
    public async Task Client_streams()
    {
        var transport = new ScriptedTransport(ScriptedTransport.Stream(
            ": keep-alive\n",
            """data: {"id":"s","choices":[{"delta":{"role":"assistant","content":""}}]}""",
            """data: {"id":"s","choices":[{"delta":{"content":"21 "}}]}""",
            """data:{"id":"s","choices":[{"delta":{"content":"°C"}}]}""",
            """data: {"id":"s","choices":[{"delta":{"tool_calls":[{"index":0,"id":"c1","function":{"name":"get","arguments":""}}]}}]}""",
            """data: {"id":"s","choices":[{"delta":{"tool_calls":[{"index":1,"id":"c2","function":{"name":"put","arguments":"{}"}}]}}]}""",
            """data: {"id":"s","choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"a\""}}]}}]}""",
            """data: {"id":"s","choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":": 1}"}}]}}]}""",
            """data: {"id":"s","choices":[{"delta":{},"finish_reason":"tool_calls"}]}""",
            """data: {"id":"s","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4}}""",
            "data: [DONE]\n"));
        using var client = Client(transport);

        var response = await client.GetStreamingResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.True(transport.Sent["stream"].IsTrue);
        Assert.True(transport.Sent["stream_options"]["include_usage"].IsTrue);
        Assert.Equal("21 °C", response.Text);
        Assert.Equal((3, 4), (response.Usage!.InputTokenCount, response.Usage.OutputTokenCount));
        Assert.Equal(["""get c1 {"a":1}""", "put c2 {}"], response.Messages.Single().Contents.OfType<FunctionCallContent>().Select(call => $"{call.Name} {call.CallId} {ToolArguments.Read(call)}"));
        Assert.Equal(ChatFinishReason.ToolCalls, response.FinishReason);
    }

    [Fact]
    public async Task Client_streams_over_a_transport_that_does_not()
    {
        using var client = Client(new ScriptedTransport(ScriptedTransport.Reply(200, Weather)));

        var response = await client.GetStreamingResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("21 °C", 12L), (response.Text, response.Usage!.InputTokenCount));
    }

    [Fact]
    public void Client_gives_its_metadata()
    {
        using var client = Client(new ScriptedTransport());

        Assert.Equal("llama3.3", client.GetService<ChatClientMetadata>()!.DefaultModelId);
        Assert.Same(client, client.GetService<OpenAiChatClient>());
    }

    [Fact]
    public void Options_report_all_mistakes_at_once()
    {
        var options = new OpenAiOptions { Endpoint = "localhost", ApiKey = "a b", Timeout = TimeSpan.Zero, MaxAttempts = 0, MaxRetryTime = TimeSpan.Zero, FirstRetryDelay = TimeSpan.Zero, MaxReplyBytes = 0, MaxTokensField = "" };

        Assert.Equal(9, options.Validate().Count);
        Assert.DoesNotContain("a b", Assert.Throws<ArgumentException>(() => Client(new ScriptedTransport(), options)).Message);
    }

    private static OpenAiChatClient Client(ITransport transport, OpenAiOptions? options = null)
        => new(options ?? new OpenAiOptions { Endpoint = "http://127.0.0.1:11434/v1", Model = "llama3.3", ApiKey = "secret-key\n" }, transport, new ManualTime(), () => 1);

    private static JsonElement Element(string json) => ToolArguments.ToElement(JsonText.Parse(json));
}
