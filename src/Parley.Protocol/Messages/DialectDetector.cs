using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>
/// Tells a caller's dialect from its request. The marks are looked at from the surest to the weakest; what carries none is the library's, which
/// Parley speaks first. docs/decisions/0003-dialects.md argues each mark.
/// </summary>
internal static class DialectDetector
{
    /// <param name="isHash">Whether <c>protocolHash</c> is a SHA-1 in one of its two forms.</param>
    public static AgoraDialect Of(JsonObject request, bool isHash, bool isNestedNegotiation)
    {
        var hash = request[AgoraFields.ProtocolHash];
        if (isNestedNegotiation || request.ContainsKey(AgoraFields.QueryId) || HoldsNull(request[AgoraFields.ProtocolSources]))
        {
            return AgoraDialect.Demo;
        }

        return hash.AsString is { } text ? OfHash(text, isHash, request) : OfLanguage(request);
    }

    private static AgoraDialect OfHash(string text, bool isHash, JsonObject request)
    {
        if (isHash)
        {
            return DocumentHash.IsBase64(text) ? AgoraDialect.Library : AgoraDialect.Standard;
        }

        // Only the draft standard puts the text of a document into the list.
        var isStandard = text != AgoraFields.Negotiation && SourceList.TryRead(request[AgoraFields.ProtocolSources], out var sources, out _)
            && sources.Any(source => DocumentSource.Parse(source, DocumentLimits.Default) is DocumentSource.RawText);
        return isStandard ? AgoraDialect.Standard : AgoraDialect.Library;
    }

    private static AgoraDialect OfLanguage(JsonObject request)
    {
        if (!request.TryGet(AgoraFields.Body, out var body))
        {
            return AgoraDialect.Library;
        }

        if (body.Kind == JsonKind.Object || !request.ContainsKey(AgoraFields.ProtocolHash) || !request.ContainsKey(AgoraFields.ProtocolSources))
        {
            return AgoraDialect.Standard;
        }

        // The library's senders ask for a conversation in every language request; the paper knows none.
        var isPaper = !request.ContainsKey(AgoraFields.Multiround) && body.Kind == JsonKind.String && request[AgoraFields.ProtocolSources].AsArray is { Count: 0 };
        return isPaper ? AgoraDialect.Paper : AgoraDialect.Library;
    }

    private static bool HoldsNull(JsonValue sources) => sources.AsArray is { } items && items.AsSpan().Contains(JsonValue.Null);
}
