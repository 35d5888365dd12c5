using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Databases;

/// <summary>A protocol database as its users see it. One that is down, or answers nonsense, has nothing and takes nothing.</summary>
public sealed class DatabaseClient(Uri url, ITransport transport) : IDocumentDatabase, IRoutineLibrary
{
    private const int MaxReplyBytes = 1 << 20;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly string _root = url.AbsoluteUri.TrimEnd('/');

    /// <inheritdoc />
    public async ValueTask<Outcome<string>> FindTextAsync(DocumentHash hash, CancellationToken cancellationToken)
        => (await SendAsync("GET", $"documents/{hash.ToHex()}", default, cancellationToken)).TryGet(out var text, out var error) ? Encoding.UTF8.GetString(text.Span) : error;

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<DocumentHash>> SearchAsync(JsonValue input, JsonValue output, int limit, CancellationToken cancellationToken)
    {
        var query = new JsonObject { { "input", input }, { "output", output }, { "limit", limit } };
        var found = await AskAsync("POST", "documents/search", JsonText.WriteUtf8(query), cancellationToken);
        return found.TryGet(out var reply, out _) ? DatabasePart.Read(reply).Documents : [];
    }

    /// <inheritdoc />
    public async ValueTask OfferAsync(ProtocolDocument document, CancellationToken cancellationToken)
        => await SendAsync("POST", "documents", Encoding.UTF8.GetBytes(document.Text), cancellationToken);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<string>> FindAsync(RoutineAddress address, CancellationToken cancellationToken)
        => (await AskAsync("GET", $"routines/{address.Hex}", default, cancellationToken)).TryGet(out var reply, out _) && reply["routines"].AsArray is { } sources
            ? [.. sources.Select(source => source.AsString).OfType<string>()]
            : [];

    /// <inheritdoc />
    public async ValueTask OfferAsync(RoutineAddress address, string source, CancellationToken cancellationToken)
        => await SendAsync("POST", $"routines/{address.Hex}", Encoding.UTF8.GetBytes(source), cancellationToken);

    /// <summary>Checksums of the database's parts.</summary>
    public ValueTask<Outcome<JsonValue>> DigestAsync(CancellationToken cancellationToken) => AskAsync("GET", "digests", default, cancellationToken);

    /// <summary>What lies in one part.</summary>
    public async ValueTask<Outcome<DatabasePart>> PartAsync(string part, CancellationToken cancellationToken)
        => (await AskAsync("GET", $"digests/{part}", default, cancellationToken)).TryGet(out var reply, out var error) ? DatabasePart.Read(reply) : error;

    private async ValueTask<Outcome<JsonValue>> AskAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
        => !(await SendAsync(method, path, body, cancellationToken)).TryGet(out var bytes, out var error) ? error
            : JsonText.TryParse(bytes.Span, JsonLimits.Default, out var reply, out var reason) ? reply
            : new ParleyError(ParleyErrorCode.PeerNonsense, $"The database {_root} answers with something that is no JSON: {reason}");

    private async ValueTask<Outcome<ReadOnlyMemory<byte>>> SendAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var request = new TransportRequest
        {
            Method = method, Url = new Uri($"{_root}/{path}"), Body = body, ContentType = body.IsEmpty ? null : WireReply.ContentType, Timeout = Timeout, MaxReplyBytes = MaxReplyBytes,
        };
        var sent = await transport.SendAsync(request, cancellationToken);
        return !sent.TryGet(out var reply, out var error) ? error
            : reply.Status == 200 ? reply.Body
            : new ParleyError(ParleyErrorCode.PeerFailed, $"The database {_root} answers {method} {path} with status {reply.Status}.");
    }
}
