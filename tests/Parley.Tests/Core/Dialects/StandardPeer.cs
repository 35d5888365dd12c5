using System.Text;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Dialects;

/// <summary>A node of the draft standard, strict about what it forbids: hexadecimal hashes, no hash in a follow-up, HTTP codes on transport errors.</summary>
internal sealed class StandardPeer : ScriptedPeer
{
    private const double Expires = 1_900_000_000;
    private readonly Dictionary<string, int> _turns = [];

    /// <summary>Documents that it lists: hash in hexadecimal, and their text as the source.</summary>
    public Dictionary<string, string> Listed { get; } = [];

    public IReadOnlyList<string> Says { get; set; } = ["It is 25 degrees with 12 mm of rain."];

    public bool IsGone { get; set; }

    public bool RefusesDocuments { get; set; }

    protected override ValueTask<TransportReply> AnswerAsync(Received request) => ValueTask.FromResult((request.Method, request.Path) switch
    {
        ("GET", "/wellknown") => Json(List()),
        ("POST", "/") => Open(request.Json),
        ("POST", var path) when path.StartsWith("/conversations/", StringComparison.Ordinal) => GoOn(path["/conversations/".Length..], request.Json),
        _ => Json(Failure("Nothing is served here."), 404),
    });

    private JsonObject List()
    {
        var list = new JsonObject();
        foreach (var (hash, text) in Listed)
        {
            list[hash] = new JsonArray([text]);
        }

        return list;
    }

    private TransportReply Open(JsonValue message)
    {
        var hash = message["protocolHash"].AsString;
        if (message["body"].IsMissing || (hash is not null && hash.Length != 40))
        {
            return Json(Failure("Malformed request"), 400);
        }

        if (hash is not null && (RefusesDocuments || !Holds(hash, message["protocolSources"])))
        {
            return Json(Failure("Unsupported protocol"));
        }

        JsonValue body = hash is null ? Says[0] : JsonText.Parse(Forecast);
        var reply = new JsonObject { { "status", "success" }, { "body", body } };
        if (message["multiround"].IsTrue)
        {
            var id = $"s{_turns.Count + 1}";
            _turns[id] = 1;
            reply["conversationId"] = id;
            reply["conversationExpires"] = Expires;
        }

        return Json(reply);
    }

    private TransportReply GoOn(string id, JsonValue message)
    {
        if (!message["protocolHash"].IsMissing)
        {
            return Json(Failure("A follow-up must not carry protocolHash"), 400);
        }

        if (IsGone || !_turns.TryGetValue(id, out var turn))
        {
            return Json(Failure("Unknown conversation"), 404);
        }

        _turns[id] = turn + 1;
        return Json(new JsonObject { { "status", "success" }, { "body", Says[Math.Min(turn, Says.Count - 1)] }, { "conversationId", id }, { "conversationExpires", Expires } });
    }

    private bool Holds(string hash, JsonValue sources) => Listed.ContainsKey(hash) || (sources.AsArray ?? []).Any(source =>
        DocumentSource.Parse(source.AsString!, DocumentLimits.Default) is DocumentSource.Data data && DocumentHash.Of(Encoding.UTF8.GetBytes(data.Text)).ToHex() == hash);

    private static JsonObject Failure(string error) => new() { { "status", "failure" }, { "error", error } };
}
