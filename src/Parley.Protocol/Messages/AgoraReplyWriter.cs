using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>Writes a reply in the caller's dialect.</summary>
public static class AgoraReplyWriter
{
    /// <summary>
    /// A failure carries <c>status</c>, <c>error</c> and <c>message</c> and never a <c>body</c>: the library's senders take any body for an answer.
    /// </summary>
    /// <param name="request">What is answered; null when it could not be read.</param>
    public static WireReply Write(AgoraReply reply, AgoraDialect dialect, AgoraRequest? request)
    {
        if (reply.IsPlain && !reply.BodyValue.IsMissing && (dialect != AgoraDialect.Demo || request?.Kind != AgoraRequestKind.Negotiation))
        {
            return new WireReply(dialect == AgoraDialect.Standard ? reply.HttpStatus : 200, JsonText.WriteUtf8Around("{\"status\":\"success\",\"body\":"u8, reply.BodyValue, "}"u8));
        }

        var members = new JsonObject(reply.Status == AgoraStatus.Success ? 2 : 4) { [AgoraFields.Status] = Status(reply.Status, dialect) };
        if (reply.Status == AgoraStatus.Success)
        {
            members[AgoraFields.Body] = Body(reply, dialect, request);
        }
        else
        {
            var (error, message) = Reason(reply, dialect, request);
            members[AgoraFields.Error] = error;
            members[AgoraFields.Message] = message;
        }

        WriteConversation(members, reply, dialect, request);
        WriteAdvice(members, reply, dialect);
        AgoraFields.Merge(members, reply.Extensions);
        return new WireReply(dialect == AgoraDialect.Standard ? reply.HttpStatus : 200, JsonText.WriteUtf8(members));
    }

    /// <summary>Answers a message that could not be read, in the dialect it seems to be in.</summary>
    public static WireReply Write(AgoraFault fault) => Write(AgoraReply.For(fault), fault.Dialect, null);

    private static string Status(AgoraStatus status, AgoraDialect dialect) => (status, dialect) switch
    {
        (AgoraStatus.Success, _) => AgoraFields.Success,
        (AgoraStatus.Rejected, AgoraDialect.Paper) => "rejected",
        (_, AgoraDialect.Paper or AgoraDialect.Standard) => "failure",
        _ => "error",
    };

    private static JsonValue Body(AgoraReply reply, AgoraDialect dialect, AgoraRequest? request) => dialect switch
    {
        AgoraDialect.Demo when request?.Kind == AgoraRequestKind.Negotiation
            => NestedNegotiation.Close(reply.Body, reply.ConversationId ?? request.ConversationId),
        AgoraDialect.Standard => reply.Body,
        _ => AgoraFields.AsText(reply.Body),
    };

    private static (string Error, string Message) Reason(AgoraReply reply, AgoraDialect dialect, AgoraRequest? request)
    {
        if (reply.Status == AgoraStatus.Rejected)
        {
            return RefusalWords.Write(reply.Error, dialect, request);
        }

        var error = reply.Error ?? "The request could not be handled.";
        return (error, error);
    }

    private static void WriteConversation(JsonObject members, AgoraReply reply, AgoraDialect dialect, AgoraRequest? request)
    {
        // The demo's id is in the body; the library's peers get it once, in the reply that opens the conversation.
        var isFollowUp = request?.ConversationId is not null;
        if (reply.ConversationId is not { } id || dialect == AgoraDialect.Demo || (isFollowUp && dialect != AgoraDialect.Standard))
        {
            return;
        }

        members[AgoraFields.ConversationId] = id;
        if (dialect == AgoraDialect.Standard && reply.ConversationExpires is { } expires)
        {
            members[AgoraFields.ConversationExpires] = (double)expires.ToUnixTimeSeconds();
        }
    }

    private static void WriteAdvice(JsonObject members, AgoraReply reply, AgoraDialect dialect)
    {
        if (reply.Suggestion is { } suggestion)
        {
            members[AgoraFields.SuggestedProtocol] = SourceList.WriteOffer(suggestion, dialect);
        }

        if (reply.RequestsNegotiation)
        {
            members[AgoraFields.RequiresNegotiation] = true;
        }

        if (reply.Usage is { } usage)
        {
            members[AgoraFields.Usage] = UsageFormat.Write(usage);
        }
    }
}
