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
        new("recording", SeedFiles.Texts("recordings.txt"), Recording),
    ];

    private static void Whole(byte[] input) => Ask(new TransportReply { Status = input.Length % 8 == 0 ? 400 : 200, Body = input }, client => client.GetResponseAsync(Question));

    private static void Streamed(byte[] input)
        => Ask(new TransportReply { Status = 200, ContentType = "text/event-stream", Events = Split(input) }, client => client.GetStreamingResponseAsync(Question).ToChatResponseAsync());

    /// <summary>A model that fails says so with one kind of exception.</summary>
    private static void Ask(TransportReply reply, Func<OpenAiChatClient, Task<ChatResponse>> ask)
    {
        using var client = new OpenAiChatClient(new OpenAiOptions { Endpoint = "http://127.0.0.1/v1", Model = "m", ApiKey = "k" }, new OneReply(reply), TimeProvider.System, () => 0);
        try
        {
            ask(client).GetAwaiter().GetResult();
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
}
