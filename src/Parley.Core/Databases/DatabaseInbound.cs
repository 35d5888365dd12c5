using System.Text;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Databases;

/// <summary>
/// A protocol database on the wire: <c>/documents</c> (GET a page, POST a text), <c>/documents/{hex}</c>, <c>/documents/search</c>, <c>/routines/{address}</c>,
/// <c>/digests</c> and <c>/digests/{part}</c>. The same behind a socket and in the in-memory network.
/// </summary>
public sealed class DatabaseInbound(ProtocolDatabase database, DatabaseOptions options) : IInbound
{
    private const int DefaultPage = 50;

    private readonly JsonLimits _limits = new() { MaxBytes = options.MaxTextBytes };

    /// <inheritdoc />
    public async ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        if (request.Body.Length > options.MaxTextBytes)
        {
            return Error(ParleyError.Public(ParleyErrorCode.TooLarge, $"The text has {request.Body.Length} bytes; at most {options.MaxTextBytes} are accepted."));
        }

        var path = request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, path) switch
        {
            ("POST", [.., "documents", "search"]) => Search(request),
            ("POST", [.., "documents"]) => await AddAsync(Encoding.UTF8.GetString(request.Body.Span), cancellationToken),
            ("GET", [.., "documents"]) => List(request.Url.Query),
            ("GET", [.., "documents", var hex]) => await FindAsync(hex, cancellationToken),
            ("GET", [.., "routines", var address]) => Routines(address),
            ("POST", [.., "routines", var address]) => AddRoutine(address, Encoding.UTF8.GetString(request.Body.Span)),
            ("GET", [.., "digests"]) => Json(200, database.Digest().ToJson()),
            ("GET", [.., "digests", var part]) => Json(200, (database.Digest().Parts.TryGetValue(part, out var known) ? known : new DatabasePart()).ToJson()),
            _ => Error(ParleyError.Public(ParleyErrorCode.InvalidRequest, "A protocol database serves /documents, /documents/search, /routines/{address} and /digests.")),
        };
    }

    private async ValueTask<TransportReply> AddAsync(string text, CancellationToken cancellationToken)
        => (await database.AddAsync(text, cancellationToken)).TryGet(out var hash, out var error) ? Json(200, new JsonObject { { "hash", hash.ToHex() } }) : Error(error);

    private async ValueTask<TransportReply> FindAsync(string hex, CancellationToken cancellationToken)
        => !DocumentHash.TryParse(hex, out var hash) ? Error(ParleyError.Public(ParleyErrorCode.InvalidRequest, "A document is named by the 40 hexadecimal digits of its SHA-1."))
            : await database.FindAsync(hash, cancellationToken) is { } text ? new TransportReply { Status = 200, ContentType = "text/plain; charset=utf-8", Body = Encoding.UTF8.GetBytes(text) }
            : Error(ParleyError.Public(ParleyErrorCode.UnknownDocument, "No such document is kept here."));

    private TransportReply List(string query)
    {
        var values = query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        DocumentHash? after = DocumentHash.TryParse(values["after"].FirstOrDefault(), out var last) ? last : null;
        var limit = int.TryParse(values["limit"].FirstOrDefault(), out var asked) ? asked : DefaultPage;
        var page = database.List(after, limit);
        return Json(200, new JsonObject { { "documents", Hashes(page) }, { "next", page.Count > 0 ? page[^1].ToHex() : JsonValue.Null } });
    }

    private TransportReply Search(TransportRequest request)
        => JsonText.TryParse(request.Body.Span, _limits, out var query, out var reason)
            ? Json(200, new JsonObject { { "documents", Hashes(database.Search(query["input"], query["output"], query["limit"].TryGetNumber(out var limit) && limit is >= 1 and <= int.MaxValue ? (int)limit : DefaultPage)) } })
            : Error(ParleyError.Public(ParleyErrorCode.InvalidJson, reason!));

    private TransportReply Routines(string text)
        => RoutineAddress.TryParse(text, out var address) ? Json(200, new JsonObject { { "routines", new JsonArray(database.FindRoutines(address).Select(source => new JsonValue(source))) } }) : NoAddress();

    private TransportReply AddRoutine(string text, string source)
        => !RoutineAddress.TryParse(text, out var address) ? NoAddress() : database.AddRoutine(address, source) is { } error ? Error(error) : Json(200, new JsonObject { { "address", address.Hex } });

    private static TransportReply NoAddress() => Error(ParleyError.Public(ParleyErrorCode.InvalidRequest, "A routine's address is 64 lowercase hexadecimal digits."));

    private static JsonArray Hashes(IEnumerable<DocumentHash> hashes) => new(hashes.Select(hash => new JsonValue(hash.ToHex())));

    private static TransportReply Json(int status, JsonValue body) => new() { Status = status, ContentType = WireReply.ContentType, Body = JsonText.WriteUtf8(body) };

    private static TransportReply Error(ParleyError error)
    {
        var status = ErrorTable.Of(error.Code).HttpStatus;
        return Json(status == 200 ? 400 : status, ErrorTable.Body(error));
    }
}
