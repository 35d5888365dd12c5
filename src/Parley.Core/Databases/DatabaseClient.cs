using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Programming;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Databases;

/// <summary>
/// A protocol database as its users see it. One that is down, or answers nonsense, has nothing and takes nothing; one that is silent is left alone for a while,
/// because callers wait for it.
/// </summary>
public sealed class DatabaseClient(Uri url, ITransport transport, TimeProvider time) : IDocumentDatabase, IRoutineLibrary
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Whoever gave up after so long had the database to blame.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);

    private readonly string _root = url.AbsoluteUri.TrimEnd('/');
    private long _restsUntil = long.MinValue;

    /// <inheritdoc />
    public async ValueTask<Outcome<string>> FindTextAsync(DocumentHash hash, CancellationToken cancellationToken) => await TextAsync($"documents/{hash.ToHex()}", cancellationToken);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<DocumentHash>> SearchAsync(JsonValue input, JsonValue output, int limit, CancellationToken cancellationToken)
    {
        var query = new JsonObject { { "input", Outline(input) }, { "output", Outline(output) }, { "limit", limit } };
        var found = await AskAsync("POST", "documents/search", JsonText.WriteUtf8(query), cancellationToken);
        return found.TryGet(out var reply, out _) ? [.. DatabaseReplies.Hashes(reply).Take(limit)] : [];
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
    public async ValueTask<Outcome<DatabaseDigest>> DigestAsync(CancellationToken cancellationToken)
        => (await AskAsync("GET", "digests", default, cancellationToken)).TryGet(out var reply, out var error) ? DatabaseDigest.Read(reply) : error;

    /// <summary>What lies in one part.</summary>
    public async ValueTask<Outcome<DatabasePart>> PartAsync(string part, CancellationToken cancellationToken)
        => (await AskAsync("GET", $"digests/{part}", default, cancellationToken)).TryGet(out var reply, out var error) ? DatabasePart.Read(reply, part) : error;

    /// <summary>The source of one routine as the database has it; the caller checks it.</summary>
    public async ValueTask<Outcome<string>> FindSourceAsync(RoutineAddress address, string id, CancellationToken cancellationToken)
        => await TextAsync($"routines/{address.Hex}/{id}", cancellationToken);

    private async ValueTask<Outcome<string>> TextAsync(string path, CancellationToken cancellationToken)
        => (await SendAsync("GET", path, default, cancellationToken)).TryGet(out var text, out var error) ? Encoding.UTF8.GetString(text.Span) : error;

    private async ValueTask<Outcome<JsonValue>> AskAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
        => !(await SendAsync(method, path, body, cancellationToken)).TryGet(out var bytes, out var error) ? error
            : JsonText.TryParse(bytes.Span, DatabaseReplies.Limits, out var reply, out var reason) ? reply
            : Nonsense($"something that is no JSON: {reason}");

    private async ValueTask<Outcome<ReadOnlyMemory<byte>>> SendAsync(string method, string path, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (time.GetTimestamp() < Volatile.Read(ref _restsUntil))
        {
            return new ParleyError(ParleyErrorCode.PeerUnreachable, $"The database {_root} was silent a moment ago and is left alone for {Rest.TotalSeconds:0} s.");
        }

        var request = new TransportRequest
        {
            Method = method, Url = new Uri($"{_root}/{path}"), Body = body, ContentType = body.IsEmpty ? null : WireReply.ContentType, Timeout = Timeout, MaxReplyBytes = DatabaseReplies.MaxBytes,
        };
        var start = time.GetTimestamp();
        Outcome<TransportReply> sent;
        try
        {
            sent = await transport.SendAsync(request, cancellationToken);
        }
        catch (OperationCanceledException) when (time.GetElapsedTime(start) >= Patience)
        {
            LeaveAlone();
            throw;
        }

        if (!sent.TryGet(out var reply, out var error))
        {
            if (error.Code is ParleyErrorCode.PeerUnreachable or ParleyErrorCode.Timeout)
            {
                LeaveAlone();
            }

            return error;
        }

        if (reply.Events is { } events)
        {
            await CloseAsync(events, cancellationToken);
            return Nonsense("a stream");
        }

        return reply.Status == 200 ? reply.Body : new ParleyError(ParleyErrorCode.PeerFailed, $"The database {_root} answers {method} {path} with status {reply.Status}.");
    }

    private void LeaveAlone() => Volatile.Write(ref _restsUntil, time.GetTimestamp() + (long)(Rest.TotalSeconds * time.TimestampFrequency));

    /// <summary>Databases search by names of members, and are told no more of a task than these.</summary>
    private static JsonObject Outline(JsonValue schema)
    {
        var properties = new JsonObject();
        foreach (var (name, _) in schema["properties"].AsObject ?? [])
        {
            properties.Add(name, new JsonObject());
        }

        return new JsonObject { { "properties", properties }, { "required", new JsonArray(schema["required"].AsArray ?? []) } };
    }

    /// <summary>A stream that nobody reads would keep its connection: it ends with its first event.</summary>
    private static async ValueTask CloseAsync(IAsyncEnumerable<ReadOnlyMemory<byte>> events, CancellationToken cancellationToken)
    {
        try
        {
            await using var reading = events.GetAsyncEnumerator(cancellationToken);
            await reading.MoveNextAsync();
        }
        catch (TransportException)
        {
            // It is over, which is all that is wanted.
        }
    }

    private ParleyError Nonsense(string what) => new(ParleyErrorCode.PeerNonsense, $"The database {_root} answers with {what}");
}
