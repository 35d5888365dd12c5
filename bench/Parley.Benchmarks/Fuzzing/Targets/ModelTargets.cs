using System.Text;
using Microsoft.Extensions.AI;
using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Core.Transport;
using Parley.Models.OpenAi;
using Parley.Models.Replay;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>What model servers send, whole and streamed, and recordings of it.</summary>
internal static class ModelTargets
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "x")];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("completion", SeedFiles.Texts("completions.txt"), Whole),
        new("completion stream", SeedFiles.Texts("completions.txt"), Streamed),
        new("recording", [Recorded(), .. SeedFiles.Texts("recordings.txt")], Recording),
    ];

    private static void Whole(byte[] input) => Ask(new TransportReply { Status = input.Length % 8 == 0 ? 400 : 200, Body = input }, client => client.GetResponseAsync(Question));

    private static void Streamed(byte[] input)
        => Ask(new TransportReply { Status = 200, ContentType = "text/event-stream", Events = Split(input) }, client => client.GetStreamingResponseAsync(Question).ToChatResponseAsync());

    private static void Ask(TransportReply reply, Func<OpenAiChatClient, Task<ChatResponse>> ask)
    {
        using var client = new OpenAiChatClient(new OpenAiOptions { Endpoint = "http://127.0.0.1/v1", Model = "m", ApiKey = "k" }, new OneReply(reply), TimeProvider.System, () => 0);
        Ask(() => ask(client));
    }

    /// <summary>A model that fails says so with one kind of exception.</summary>
    private static void Ask(Func<Task<ChatResponse>> ask)
    {
        try
        {
            ask().GetAwaiter().GetResult();
        }
        catch (ModelException)
        {
        }
    }

    private static void Recording(byte[] input)
    {
        using var lines = new StringReader(Encoding.UTF8.GetString(input));
        var read = ReplayingChatClient.Read(lines);
        Promise.IsExplained(read.Succeeded, read.Error?.Message);
        if (read.Succeeded)
        {
            using var client = read.Value;
            Ask(() => client.GetResponseAsync(Question));
        }
    }

    /// <summary>A recording that knows the question.</summary>
    private static byte[] Recorded()
    {
        using var lines = new StringWriter();
        var call = new FunctionCallContent("1", "f", new Dictionary<string, object?> { ["a"] = 1, ["b"] = "x", ["c"] = null });
        var answer = new ChatMessage(ChatRole.Assistant, [new TextContent("hello"), call, new FunctionResultContent("1", "done")]);
        using var client = new RecordingChatClient(new Scripted(new ChatResponse(answer) { ModelId = "m", FinishReason = ChatFinishReason.Stop, Usage = new UsageDetails { InputTokenCount = 1, OutputTokenCount = 2 } }), lines);
        client.GetResponseAsync(Question).GetAwaiter().GetResult();
        return Encoding.UTF8.GetBytes(lines.ToString());
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Split(byte[] input)
    {
        await ValueTask.CompletedTask;
        foreach (var part in Encoding.UTF8.GetString(input).Split("\n\n"))
        {
            yield return Encoding.UTF8.GetBytes(part);
        }
    }

    private sealed class OneReply(TransportReply reply) : ITransport
    {
        public ValueTask<Outcome<TransportReply>> SendAsync(TransportRequest request, CancellationToken cancellationToken) => ValueTask.FromResult<Outcome<TransportReply>>(reply);
    }

    private sealed class Scripted(ChatResponse response) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(response);

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
