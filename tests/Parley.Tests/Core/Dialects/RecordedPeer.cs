using System.Text;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Tests.Protocol.Messages;

namespace Parley.Tests.Core.Dialects;

/// <summary>
/// Answers with the recorded bytes, status and label of the peer it stands for: each kind of request gets what was recorded for its kind, in order,
/// the last one again and again.
/// </summary>
internal sealed class RecordedPeer : ScriptedPeer
{
    private readonly Dictionary<string, Queue<RecordedExchange>> _answers = [];

    public RecordedPeer(IEnumerable<RecordedExchange> recorded)
    {
        foreach (var exchange in recorded)
        {
            var kind = Kind(exchange.Method, exchange.Path, Encoding.UTF8.GetString(exchange.Request));
            if (!_answers.TryGetValue(kind, out var queue))
            {
                _answers[kind] = queue = new Queue<RecordedExchange>();
            }

            queue.Enqueue(exchange);
        }
    }

    protected override ValueTask<TransportReply> AnswerAsync(Received request)
    {
        if (!_answers.TryGetValue(Kind(request.Method, request.Path, request.Body), out var queue))
        {
            return ValueTask.FromResult(Page(404, "Not Found"));
        }

        var exchange = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        return ValueTask.FromResult(new TransportReply { Status = exchange.Status, ContentType = exchange.ContentType, Body = exchange.Response });
    }

    private static string Kind(string method, string path, string body)
    {
        var place = path.StartsWith("/conversations/", StringComparison.Ordinal) ? "/conversations" : path;
        var hash = method == "POST" && JsonText.TryParse(body, out var message, out _) ? message["protocolHash"] : default;
        return $"{method} {place} {(hash.AsString is { } text ? text == "negotiation" ? text : "document" : "language")}";
    }
}
