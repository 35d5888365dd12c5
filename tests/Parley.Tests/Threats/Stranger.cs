using System.Text;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Tests.Core.Exchange;

namespace Parley.Tests.Threats;

/// <summary>A caller whom nobody knows, who sends what it likes to Bob's listener.</summary>
internal sealed class Stranger(TwoNodes nodes, string address = "203.0.113.7")
{
    public string Address => address;

    public Task<Answer> TalkAsync(string words) => PostAsync($$"""{"protocolHash":null,"protocolSources":[],"body":{{Quote(words)}}}""");

    public Task<Answer> NegotiateAsync(string words) => PostAsync($$"""{"protocolHash":"negotiation","protocolSources":[],"body":{{Quote(words)}},"multiround":true}""");

    public Task<Answer> OpenAsync(string words) => PostAsync($$"""{"protocolHash":null,"protocolSources":[],"body":{{Quote(words)}},"multiround":true}""");

    /// <summary>A request by a document that travels with it.</summary>
    public Task<Answer> UseAsync(string text, string body, string? hash = null, CancellationToken? cancellationToken = null)
        => PostAsync($$"""{"protocolHash":{{Quote(hash ?? DocumentHash.Of(text).ToBase64())}},"protocolSources":[{{Quote(DocumentSource.ToDataUri(text))}}],"body":{{Quote(body)}}}""", cancellationToken: cancellationToken);

    public Task<Answer> RegisterAsync(string text)
        => PostAsync($$"""{"protocolHash":{{Quote(DocumentHash.Of(text).ToBase64())}},"protocolSources":[{{Quote(DocumentSource.ToDataUri(text))}}]}""", "/registerNegotiatedProtocol");

    public async Task<Answer> PostAsync(string json, string path = "", CancellationToken? cancellationToken = null)
    {
        var reply = await nodes.Bob.Inbound.ReceiveAsync(
            new TransportRequest { Method = "POST", Url = new Uri(TwoNodes.BobUrl.AbsoluteUri + path), ContentType = "application/json", Body = Encoding.UTF8.GetBytes(json), Origin = address },
            cancellationToken ?? TestContext.Current.CancellationToken);
        return new Answer(reply.Status, JsonText.TryParse(reply.Body.Span, JsonLimits.Default, out var body, out _) ? body : default, reply.Header("Retry-After"));
    }

    public static string Quote(string text) => JsonText.Write(new JsonValue(text));

    internal sealed record Answer(int Status, JsonValue Body, string? RetryAfter)
    {
        public string? Code => Body["code"].AsString;

        public bool Succeeded => Body["status"].AsString == "success";
    }
}
