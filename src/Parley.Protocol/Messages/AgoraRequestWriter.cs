using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Writes a request for a peer.</summary>
public static class AgoraRequestWriter
{
    /// <summary>
    /// UTF-8 JSON, sent as <c>application/json</c>. A request with a <see cref="AgoraRequest.ConversationId"/> is a follow-up and goes to
    /// <c>…/conversations/{id}</c>, except in the demo's dialect, where the id travels in the body of a negotiation.
    /// </summary>
    public static byte[] Write(AgoraRequest request, AgoraDialect dialect)
    {
        var members = new JsonObject(6);
        var isFollowUp = request.ConversationId is not null && dialect != AgoraDialect.Demo;
        if (!isFollowUp || dialect != AgoraDialect.Standard)
        {
            // The library answers a missing key with an error, so all three are always there; the draft forbids the hash in a follow-up.
            members[AgoraFields.ProtocolHash] = Hash(request, dialect);
            members[AgoraFields.ProtocolSources] = SourceList.Write(request.Sources);
        }

        members[AgoraFields.Body] = Body(request, dialect);
        if (request.Multiround && dialect != AgoraDialect.Demo)
        {
            members[AgoraFields.Multiround] = true;
        }

        if (request.QueryId is { } queryId && dialect == AgoraDialect.Demo)
        {
            members[AgoraFields.QueryId] = queryId;
        }

        AgoraFields.Merge(members, request.Extensions);
        return JsonText.WriteUtf8(members);
    }

    private static JsonValue Hash(AgoraRequest request, AgoraDialect dialect) => request.Kind switch
    {
        AgoraRequestKind.Language => JsonValue.Null,
        AgoraRequestKind.Negotiation => AgoraFields.Negotiation,
        _ => request.Hash is { } hash ? SourceList.HashText(hash, dialect) : request.HashText,
    };

    private static JsonValue Body(AgoraRequest request, AgoraDialect dialect) => dialect switch
    {
        AgoraDialect.Demo when request.Kind == AgoraRequestKind.Negotiation => NestedNegotiation.Close(request.Body, request.ConversationId),
        AgoraDialect.Standard => request.Body,
        _ => AgoraFields.AsText(request.Body),
    };
}
