using System.Text;
using Parley.Core.Transport;
using Parley.Protocol.Json;

namespace Parley.Tests.Core.Dialects;

/// <summary>A peer that answers as a recorded one did, and keeps what it was sent.</summary>
internal abstract class ScriptedPeer : IInbound
{
    public const string Forecast = """{"temperature": 25, "precipitation": 12}""";

    /// <summary>All requests in order.</summary>
    public List<Received> Requests { get; } = [];

    /// <summary>The messages among them, without those that only look around.</summary>
    public IEnumerable<Received> Posts => Requests.Where(request => request.Method == "POST");

    public async ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        var received = new Received(request.Method, request.Url.AbsolutePath, Encoding.UTF8.GetString(request.Body.Span), request.ContentType);
        Requests.Add(received);
        return await AnswerAsync(received);
    }

    protected abstract ValueTask<TransportReply> AnswerAsync(Received request);

    protected static TransportReply Page(int status, string title) => new()
    {
        Status = status,
        ContentType = "text/html; charset=utf-8",
        Body = Encoding.UTF8.GetBytes($"<!doctype html>\n<html lang=en>\n<title>{status} {title}</title>\n<h1>{title}</h1>\n"),
    };

    protected static TransportReply Json(JsonValue body, int status = 200, string contentType = "application/json")
        => new() { Status = status, ContentType = contentType, Body = JsonText.WriteUtf8(body) };
}

/// <summary>One request as a peer saw it.</summary>
internal sealed record Received(string Method, string Path, string Body, string? ContentType)
{
    public JsonValue Json => JsonText.Parse(Body);

    public override string ToString() => $"{Method} {Path} {Body}";
}
