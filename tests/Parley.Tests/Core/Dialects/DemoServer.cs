using System.Text;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Dialects;

/// <summary>The paper demo's server with the texts of its recordings: documents come by HTTP alone, a negotiation is nested in the body, replies of its model are labelled HTML.</summary>
internal sealed class DemoServer(InMemoryNetwork web) : ScriptedPeer
{
    private const string Html = "text/html; charset=utf-8";
    private readonly Dictionary<string, string> _documents = [];
    private readonly Dictionary<string, int> _turns = [];

    public IReadOnlyList<string> Negotiates { get; set; } = ["Please use JSON: {city} in, {temperature, precipitation} out.", "Agreed, we are done."];

    /// <summary>What its routine gives back: a text, or an object as it is.</summary>
    public Func<string, JsonValue> Handles { get; set; } = _ => Forecast;

    public bool AsksToNegotiate { get; set; }

    /// <summary>Its model found no answer: the bare error of the recorded responder.</summary>
    public bool IsAtALoss { get; set; }

    /// <summary>Takes the document over without being asked, or, when false, forgets all of them.</summary>
    public void Forget() => _documents.Clear();

    protected override async ValueTask<TransportReply> AnswerAsync(Received request) => (request.Method, request.Path) switch
    {
        ("GET", "/wellknown") => Json(new JsonObject { { "protocols", new JsonObject() }, { "status", "success" } }),
        ("GET", "/requiresNegotiation") => Json(new JsonObject { { "requiresNegotiation", AsksToNegotiate }, { "status", "success" } }),
        ("POST", "/registerNegotiatedProtocol") => await RegisterAsync(request.Json),
        ("POST", "/") => await MainAsync(request.Json),
        (_, "/") => Page(405, "Method Not Allowed"),
        _ => Page(404, "Not Found"),
    };

    private async Task<TransportReply> RegisterAsync(JsonValue message) => await DownloadAsync(message) switch
    {
        null => Page(500, "Internal Server Error"),
        false => Json(new JsonObject { { "status", "error" }, { "message", "No valid protocol source provided." } }),
        true => Json(new JsonObject { { "status", "success" } }),
    };

    private async Task<TransportReply> MainAsync(JsonValue message)
    {
        if (message["body"].AsString is not { } body)
        {
            return Page(500, "Internal Server Error");
        }

        switch (message["protocolHash"].AsString)
        {
            case null:
                return IsAtALoss
                    ? Json(new JsonObject { { "status", "error" } }, contentType: Html)
                    : Json(new JsonObject { { "status", "success" }, { "body", "It is 25 degrees with 12 mm of rain." } }, contentType: Html);
            case "negotiation":
                return Negotiate(JsonText.Parse(body));
            case var hash when _documents.ContainsKey(hash):
                return Json(new JsonObject { { "body", Handles(body) }, { "status", "success" } });
            default:
                return await DownloadAsync(message) switch
                {
                    null => Page(500, "Internal Server Error"),
                    false => Json(new JsonObject { { "status", "error" }, { "message", "No valid protocol source provided." } }, contentType: Html),
                    true => Json(new JsonObject { { "body", Handles(body) }, { "status", "success" } }),
                };
        }
    }

    private TransportReply Negotiate(JsonValue inner)
    {
        var id = inner["conversationId"].AsString ?? $"demo-{_turns.Count + 1}";
        var turn = _turns.GetValueOrDefault(id);
        _turns[id] = turn + 1;
        var reply = new JsonObject { { "conversationId", id }, { "body", Negotiates[Math.Min(turn, Negotiates.Count - 1)] } };
        return Json(new JsonObject { { "body", JsonText.Write(reply) }, { "status", "success" } });
    }

    /// <summary>Null: an exception in the server, as on anything but an http URL.</summary>
    private async Task<bool?> DownloadAsync(JsonValue message)
    {
        var hash = message["protocolHash"].AsString!;
        foreach (var source in message["protocolSources"].AsArray ?? [])
        {
            if (source.AsString?.StartsWith("http://", StringComparison.Ordinal) != true)
            {
                return null;
            }

            var sent = await web.SendAsync(new TransportRequest { Method = "GET", Url = new Uri(source.AsString) }, TestContext.Current.CancellationToken);
            if (sent.TryGet(out var reply, out _) && DocumentHash.Of(reply.Body.Span).ToBase64() == hash)
            {
                _documents[hash] = Encoding.UTF8.GetString(reply.Body.Span);
                return true;
            }
        }

        return false;
    }
}
