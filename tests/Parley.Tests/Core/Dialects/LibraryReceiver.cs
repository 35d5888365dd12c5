using System.Text;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Dialects;

/// <summary>The official library's receiver with the texts of its recordings: pages of HTML where it serves nothing, HTTP 200 for whatever is an answer.</summary>
internal sealed class LibraryReceiver : ScriptedPeer
{
    private const string DataUri = "data:text/plain;charset=utf-8,";
    private readonly Dictionary<string, int> _turns = [];
    private readonly HashSet<string> _documents = [];

    /// <summary>What it says to plain language, by turn; the last one again and again.</summary>
    public IReadOnlyList<string> Says { get; set; } = ["It is 25 degrees with 12 mm of rain."];

    /// <summary>What its model says in a negotiation, by turn.</summary>
    public IReadOnlyList<string> Negotiates { get; set; } = ["Please use JSON: {city} in, {temperature, precipitation} out.", "Agreed, we are done."];

    public Func<string, string> Handles { get; set; } = _ => Forecast;

    public bool RefusesDocuments { get; set; }

    /// <summary>Null: alive. Otherwise how follow-ups end: 200 as after 300 s, 500 as on a broken one.</summary>
    public int? FollowUpStatus { get; set; }

    protected override ValueTask<TransportReply> AnswerAsync(Received request) => ValueTask.FromResult((request.Method, request.Path) switch
    {
        ("POST", "/") when request.ContentType != "application/json" => Error("400 Bad Request"),
        ("POST", "/") => Open(request.Json),
        ("POST", var path) when path.StartsWith("/conversations/", StringComparison.Ordinal) => GoOn(path["/conversations/".Length..], request.Json),
        ("DELETE", var path) when path.StartsWith("/conversations/", StringComparison.Ordinal) => End(path["/conversations/".Length..]),
        (_, "/") => Page(405, "Method Not Allowed"),
        _ => Page(404, "Not Found"),
    });

    private TransportReply Open(JsonValue message)
    {
        foreach (var key in (string[])["protocolHash", "protocolSources", "body"])
        {
            if (message[key].IsMissing)
            {
                return Error($"'{key}'");
            }
        }

        var hash = message["protocolHash"].AsString;
        if (hash is not (null or "negotiation") && Problem(hash, message["protocolSources"]) is { } problem)
        {
            return Error(problem);
        }

        var body = Reply(hash, message["body"], 0);
        if (!message["multiround"].IsTrue)
        {
            return Json(new JsonObject { { "body", body }, { "status", "success" } });
        }

        var id = $"c{_turns.Count + 1}";
        _turns[id] = 1;
        return Json(new JsonObject { { "body", body }, { "conversationId", id }, { "status", "success" } });
    }

    private TransportReply GoOn(string id, JsonValue message)
    {
        if (FollowUpStatus == 500 || message["body"].IsMissing)
        {
            return Page(500, "Internal Server Error");
        }

        if (FollowUpStatus is not null || !_turns.TryGetValue(id, out var turn))
        {
            return Error("Conversation not found.");
        }

        _turns[id] = turn + 1;
        return Json(new JsonObject { { "body", Reply(message["protocolHash"].AsString, message["body"], turn) }, { "status", "success" } });
    }

    private TransportReply End(string id)
    {
        _turns.Remove(id);
        return Json(new JsonObject { { "status", "success" } });
    }

    private string Reply(string? hash, JsonValue body, int turn) => hash switch
    {
        null => Says[Math.Min(turn, Says.Count - 1)],
        "negotiation" => Negotiates[Math.Min(turn, Negotiates.Count - 1)],
        _ => Handles(body.AsString!),
    };

    /// <summary>Reads the one form of a data URI that its sender writes, and wants the Base64 hash of text that begins with front matter.</summary>
    private string? Problem(string hash, JsonValue sources)
    {
        foreach (var source in sources.AsArray ?? [])
        {
            var text = source.AsString!.StartsWith(DataUri, StringComparison.Ordinal) ? Uri.UnescapeDataString(source.AsString[DataUri.Length..]) : "";
            if (DocumentHash.Of(Encoding.UTF8.GetBytes(text)).ToBase64() == hash)
            {
                if (!text.StartsWith("---\n", StringComparison.Ordinal))
                {
                    return "'NoneType' object has no attribute 'read'";
                }

                _documents.Add(hash);
            }
        }

        return !_documents.Contains(hash) ? "Failed to download protocol" : RefusesDocuments ? $"{hash} is not suitable for execution" : null;
    }

    private static TransportReply Error(string message) => Json(new JsonObject { { "message", message }, { "status", "error" } });
}
