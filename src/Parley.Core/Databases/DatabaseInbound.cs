using System.Text;
using Microsoft.Extensions.Logging;
using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Core.Storage;
using Parley.Core.Transport;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Core.Databases;

/// <summary>
/// A protocol database on the wire: <c>/documents</c> (GET a page, POST a text), <c>/documents/{hex}</c>, <c>/documents/search</c>, <c>/routines/{address}</c>
/// (GET all, POST one), <c>/routines/{address}/{id}</c>, <c>/digests</c> and <c>/digests/{part}</c>. The same behind a socket and in the in-memory network.
/// </summary>
public sealed partial class DatabaseInbound(ProtocolDatabase database, DatabaseOptions options, PeerBudgets budgets, ILogger<DatabaseInbound> logger) : IInbound
{
    private const int DefaultPage = 50;

    private readonly JsonLimits _json = new() { MaxBytes = options.MaxTextBytes };
    private readonly DocumentLimits _text = new() { MaxBytes = options.MaxTextBytes };

    /// <inheritdoc />
    public async ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        if (request.Body.Length > options.MaxTextBytes)
        {
            return Error(ParleyError.Public(ParleyErrorCode.TooLarge, $"The text has {request.Body.Length} bytes; at most {options.MaxTextBytes} are accepted."));
        }

        try
        {
            return await RouteAsync(request, cancellationToken);
        }
        catch (StoreException failure)
        {
            LogStore(logger, failure.Error.Message);
            return Error(failure.Error);
        }
        catch (Exception bug) when (bug is not OperationCanceledException)
        {
            // The outer loop: one request's bug must not take the database down.
            LogBug(logger, bug, request.Url.AbsolutePath);
            return Error(new ParleyError(ParleyErrorCode.Internal, bug.Message));
        }
    }

    private async ValueTask<TransportReply> RouteAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        var path = request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (request.Method, path) switch
        {
            ("POST", [.., "documents", "search"]) => Search(request),
            ("POST", [.., "documents"]) => await AddAsync(request, cancellationToken),
            ("GET", [.., "documents"]) => List(request.Url.Query),
            ("GET", [.., "documents", var hex]) => await FindAsync(hex, cancellationToken),
            ("POST", [.., "routines", var address]) => await AddRoutineAsync(address, request, cancellationToken),
            ("GET", [.., "routines", var address]) => await FindRoutinesAsync(address, cancellationToken),
            ("GET", [.., "routines", var address, var id]) => await FindRoutineAsync(address, id, cancellationToken),
            ("GET", [.., "digests"]) => Json(database.Digest().ToJson()),
            ("GET", [.., "digests", var part]) => DatabasePart.IsName(part) ? Json(database.Part(part).ToJson()) : Invalid("A part is named by two lowercase hexadecimal digits."),
            _ => Invalid("A protocol database serves /documents, /documents/search, /routines/{address} and /digests."),
        };
    }

    /// <summary>Anybody may leave something, as often as budgets allow: what it holds is held for everybody.</summary>
    private Outcome<string> Accept(TransportRequest request)
        => budgets.Take(request.Origin, Spending.Documents) is { } spent ? spent
            : DocumentBytes.TryDecode(request.Body.Span, charset: null, _text, out var text, out var reason) ? text
            : ParleyError.Public(ParleyErrorCode.InvalidRequest, reason);

    private async ValueTask<TransportReply> AddAsync(TransportRequest request, CancellationToken cancellationToken)
        => !Accept(request).TryGet(out var text, out var refused) ? Error(refused)
            : (await database.AddAsync(text, cancellationToken)).TryGet(out var hash, out var error) ? Json(new JsonObject { { "hash", hash.ToHex() } })
            : Error(error);

    private async ValueTask<TransportReply> FindAsync(string hex, CancellationToken cancellationToken)
        => !DocumentHash.TryParse(hex, out var hash) ? Invalid("A document is named by the 40 hexadecimal digits of its SHA-1.")
            : Text(await database.FindAsync(hash, cancellationToken), "No such document is kept here.");

    private TransportReply List(string query)
    {
        var values = query.TrimStart('?').Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToLookup(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        DocumentHash? after = DocumentHash.TryParse(values["after"].FirstOrDefault(), out var last) ? last : null;
        var page = database.List(after, int.TryParse(values["limit"].FirstOrDefault(), out var asked) ? asked : DefaultPage);
        return Json(new JsonObject { { "documents", DatabaseReplies.Hashes(page) }, { "next", page.Count > 0 ? page[^1].ToHex() : JsonValue.Null } });
    }

    private TransportReply Search(TransportRequest request)
    {
        if (!JsonText.TryParse(request.Body.Span, _json, out var query, out var reason))
        {
            return Error(ParleyError.Public(ParleyErrorCode.InvalidJson, reason!));
        }

        var limit = query["limit"].TryGetNumber(out var number) && number is >= 1 and <= int.MaxValue ? (int)number : DefaultPage;
        return Json(new JsonObject { { "documents", DatabaseReplies.Hashes(database.Search(query["name"].AsString, query["input"], query["output"], limit)) } });
    }

    private async ValueTask<TransportReply> AddRoutineAsync(string hex, TransportRequest request, CancellationToken cancellationToken)
        => !RoutineAddress.TryParse(hex, out var address) ? NoAddress()
            : !Accept(request).TryGet(out var source, out var refused) ? Error(refused)
            : await database.AddRoutineAsync(address, source, cancellationToken) is { } error ? Error(error)
            : Json(new JsonObject { { "address", address.Hex }, { "id", RoutineNames.IdOf(source) } });

    private async ValueTask<TransportReply> FindRoutinesAsync(string hex, CancellationToken cancellationToken)
        => RoutineAddress.TryParse(hex, out var address)
            ? Json(new JsonObject { { "routines", new JsonArray((await database.FindRoutinesAsync(address, cancellationToken)).Select(source => new JsonValue(source))) } })
            : NoAddress();

    private async ValueTask<TransportReply> FindRoutineAsync(string hex, string id, CancellationToken cancellationToken)
        => RoutineAddress.TryParse(hex, out var address) ? Text(await database.FindRoutineAsync(address, id, cancellationToken), "No such routine is kept here.") : NoAddress();

    private static TransportReply NoAddress() => Invalid("A routine's address is 64 lowercase hexadecimal digits.");

    private static TransportReply Invalid(string message) => Error(ParleyError.Public(ParleyErrorCode.InvalidRequest, message));

    private static TransportReply Text(string? text, string otherwise)
        => text is null ? Error(ParleyError.Public(ParleyErrorCode.UnknownDocument, otherwise))
            : new TransportReply { Status = 200, ContentType = "text/plain; charset=utf-8", Body = Encoding.UTF8.GetBytes(text) };

    private static TransportReply Json(JsonValue body, int status = 200) => new() { Status = status, ContentType = WireReply.ContentType, Body = JsonText.WriteUtf8(body) };

    /// <summary>The table speaks of agents, which answer many refusals with 200; here the status is all that a plain HTTP client looks at.</summary>
    private static TransportReply Error(ParleyError error) => Json(ErrorTable.Body(error), error.Code switch
    {
        ParleyErrorCode.UnknownDocument => 404,
        ParleyErrorCode.HashCollision => 409,
        var code => ErrorTable.Of(code).HttpStatus,
    });

    [LoggerMessage(Level = LogLevel.Error, Message = "The database's store failed: {Message}")]
    private static partial void LogStore(ILogger logger, string message);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request for {Path} met a bug.")]
    private static partial void LogBug(ILogger logger, Exception bug, string path);
}
