using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Tests.Models.OpenAi;

/// <summary>Answers with what was scripted, the last one for ever, and keeps the requests.</summary>
internal sealed class ScriptedTransport(params Outcome<TransportReply>[] script) : ITransport
{
    public List<TransportRequest> Requests { get; } = [];

    public JsonValue Sent => JsonText.Parse(Encoding.UTF8.GetString(Requests[^1].Body.Span));

    public static Outcome<TransportReply> Reply(int status, string body, params KeyValuePair<string, string>[] headers)
        => new TransportReply { Status = status, Body = Encoding.UTF8.GetBytes(body), Headers = headers };

    public static Outcome<TransportReply> Stream(params string[] events) => new TransportReply { Status = 200, Events = Yield(events) };

    public static Outcome<TransportReply> Said(string text) => Reply(200, JsonText.Write(new JsonObject
    {
        ["choices"] = new JsonArray([new JsonObject { ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = text }, ["finish_reason"] = "stop" }]),
    }));

    public ValueTask<Outcome<TransportReply>> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Requests.Add(request);
        return ValueTask.FromResult(script[Math.Min(Requests.Count, script.Length) - 1]);
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Yield(string[] events)
    {
        foreach (var item in events)
        {
            await Task.CompletedTask;
            yield return item == "broken"
                ? throw new TransportException(new ParleyError(ParleyErrorCode.PeerFailed, "The connection broke."))
                : Encoding.UTF8.GetBytes(item);
        }
    }
}
