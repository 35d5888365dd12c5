using Microsoft.Extensions.AI;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Models.OpenAi;
using Parley.Models.Replay;
using Parley.Protocol.Json;
using Parley.Tests.Core.Transport;
using Parley.Tests.Models.OpenAi;

namespace Parley.Tests.Models.Replay;

public sealed class ReplayTests
{
    private const string CallsTool = """
        {"model":"m","choices":[{"message":{"tool_calls":[{"id":"c9","function":{"name":"get","arguments":"{\"a\":1}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":8,"completion_tokens":2}}
        """;

    [Fact]
    public async Task Replay_gives_what_was_recorded()
    {
        var lines = new StringWriter();
        using var recorder = Recorder(lines, ScriptedTransport.Reply(200, CallsTool), ScriptedTransport.Said("done"));
        await Converse(recorder, "weather?");

        using var replay = Read(lines);
        var (first, second) = await Converse(replay, "weather?");

        var call = Assert.IsType<FunctionCallContent>(first.Messages.Single().Contents.Single());
        Assert.Equal(("c9", "get", """{"a":1}"""), (call.CallId, call.Name, JsonText.Write(ToolArguments.Read(call))));
        Assert.Equal((8, 2, "m", ChatFinishReason.ToolCalls), (first.Usage!.InputTokenCount, first.Usage.OutputTokenCount, first.ModelId, first.FinishReason));
        Assert.Equal("done", second.Text);
        Assert.Null(second.Usage);
    }

    [Fact]
    public async Task Recording_of_the_same_run_is_the_same()
    {
        var (one, two) = (new StringWriter(), new StringWriter());
        using var first = Recorder(one, ScriptedTransport.Reply(200, CallsTool), ScriptedTransport.Said("done"));
        using var second = Recorder(two, ScriptedTransport.Reply(200, CallsTool), ScriptedTransport.Said("done"));
        await Converse(first, "weather?");
        await Converse(second, "weather?");

        Assert.Equal(one.ToString(), two.ToString());
        Assert.Equal(2, one.ToString().Count(c => c == '\n'));
    }

    [Fact]
    public async Task Replay_does_not_mind_the_ids_of_tool_calls()
    {
        var lines = new StringWriter();
        using var recorder = Recorder(lines, ScriptedTransport.Said("ok"));
        await recorder.GetResponseAsync(WithCall("c1"), null, TestContext.Current.CancellationToken);

        using var replay = Read(lines);

        Assert.Equal("ok", (await replay.GetResponseAsync(WithCall("other"), null, TestContext.Current.CancellationToken)).Text);
    }

    [Fact]
    public async Task Replay_gives_several_answers_in_order_and_the_last_again()
    {
        var lines = new StringWriter();
        using var recorder = Recorder(lines, ScriptedTransport.Said("one"), ScriptedTransport.Said("two"));
        await Say(recorder, "x");
        await Say(recorder, "x");

        using var replay = Read(lines);

        Assert.Equal(["one", "two", "two"], new[] { await Say(replay, "x"), await Say(replay, "x"), await Say(replay, "x") });
    }

    [Fact]
    public async Task Replay_records_and_gives_streams()
    {
        var lines = new StringWriter();
        using var recorder = Recorder(lines, ScriptedTransport.Stream("""data: {"choices":[{"delta":{"content":"str"}}]}""", """data: {"choices":[{"delta":{"content":"eam"},"finish_reason":"stop"}]}"""));
        await recorder.GetStreamingResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        using var replay = Read(lines);
        var response = await replay.GetStreamingResponseAsync([new(ChatRole.User, "x")], null, TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

        Assert.Equal("stream", response.Text);
    }

    [Fact]
    public async Task Replay_names_the_nearest_prompt()
    {
        var lines = new StringWriter();
        using var recorder = Recorder(lines, ScriptedTransport.Said("ok"));
        await Say(recorder, "# compose-message: ask for the weather in Rome");
        await Say(recorder, "# negotiate-task: agree on a document");
        using var replay = Read(lines);

        var failure = await Assert.ThrowsAsync<ModelException>(() => Say(replay, "# compose-message: ask for the weather in Paris"));

        Assert.Equal(ParleyErrorCode.ModelUnavailable, failure.Code);
        Assert.Contains("begins '# compose-message: ask for the weather in Rome'", failure.Message);
        Assert.Contains("asked 'Paris', recorded 'Rome'", failure.Message);
    }

    [Fact]
    public async Task Replay_tells_tools_apart()
    {
        var lines = new StringWriter();
        using var recorder = Recorder(lines, ScriptedTransport.Said("ok"));
        await Say(recorder, "x");
        using var replay = Read(lines);
        var options = new ChatOptions { Tools = [AIFunctionFactory.CreateDeclaration("get", "Gets.", ToolArguments.ToElement(new JsonObject()))] };

        var failure = await Assert.ThrowsAsync<ModelException>(() => replay.GetResponseAsync([new(ChatRole.User, "x")], options, TestContext.Current.CancellationToken));

        Assert.Contains("the tools differ", failure.Message);
    }

    [Theory]
    [InlineData("{oops")]
    [InlineData("{}")]
    [InlineData("""{"hash":"short","request":{},"response":{"messages":[{}]}}""")]
    public void Replay_refuses_a_broken_recording(string line)
        => Assert.Contains("Line 2 ", ReplayingChatClient.Read(new StringReader("\n" + line)).Error!.Message);

    private static List<ChatMessage> WithCall(string id) =>
    [
        new(ChatRole.User, "x"),
        new(ChatRole.Assistant, [new FunctionCallContent(id, "get", ToolArguments.Write(new JsonObject { ["a"] = 1 }))]),
        new(ChatRole.Tool, [new FunctionResultContent(id, "21")]),
    ];

    private static async Task<(ChatResponse First, ChatResponse Second)> Converse(IChatClient client, string text)
    {
        List<ChatMessage> messages = [new(ChatRole.System, "s"), new(ChatRole.User, text)];
        var first = await client.GetResponseAsync(messages, null, TestContext.Current.CancellationToken);
        messages.AddRange(first.Messages);
        messages.Add(new(ChatRole.Tool, [new FunctionResultContent("c9", (JsonValue)21)]));
        return (first, await client.GetResponseAsync(messages, null, TestContext.Current.CancellationToken));
    }

    private static async Task<string> Say(IChatClient client, string text)
        => (await client.GetResponseAsync([new(ChatRole.User, text)], null, TestContext.Current.CancellationToken)).Text;

    private static RecordingChatClient Recorder(TextWriter lines, params Outcome<Parley.Core.Transport.TransportReply>[] script)
        => new(new OpenAiChatClient(new OpenAiOptions { Endpoint = "http://127.0.0.1:1/v1", Model = "m" }, new ScriptedTransport(script), new ManualTime(), () => 1), lines);

    private static ReplayingChatClient Read(StringWriter lines) => ReplayingChatClient.Read(new StringReader(lines.ToString())).Value;
}
