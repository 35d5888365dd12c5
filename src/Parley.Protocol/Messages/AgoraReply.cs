using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>A reply, free of dialect.</summary>
public sealed record AgoraReply
{
    private JsonObject? _extensions;

    /// <summary>How it ended.</summary>
    public required AgoraStatus Status { get; init; }

    /// <summary>The answer; Missing on failure and where there is none, as after the end of a conversation.</summary>
    public JsonValue Body
    {
        get => BodyValue.IsMissing ? field : JsonText.Write(BodyValue);
        init => (field, BodyValue) = (value, default);
    }

    /// <summary>The value whose JSON text is the body, so that it can be written into the message at once; Missing where the body is something else.</summary>
    internal JsonValue BodyValue { get; private init; }

    /// <summary>Why it failed. On a reply that is written, this text leaves the node; on one that was read, it is the peer's own, cut to 2,000 characters.</summary>
    public string? Error { get; init; }

    /// <summary>The conversation a multi-round request opened.</summary>
    public string? ConversationId { get; init; }

    /// <summary>When that conversation ends, to the second.</summary>
    public DateTimeOffset? ConversationExpires { get; init; }

    /// <summary>A document the receiver would rather use for requests like this one.</summary>
    public DocumentOffer? Suggestion { get; init; }

    /// <summary>The receiver asks to negotiate a document for requests like this one.</summary>
    public bool RequestsNegotiation { get; init; }

    /// <summary>What the peer says it spent; null when it says nothing.</summary>
    public ReportedUsage? Usage { get; init; }

    /// <summary>
    /// HTTP status: on a reply that was read, what arrived; on one that is written, what the draft standard gets (400 malformed, 404 unknown
    /// conversation, 500). The other dialects always get 200.
    /// </summary>
    public int HttpStatus { get; init; } = 200;

    /// <summary>Fields this node does not know, kept as they were.</summary>
    public JsonObject Extensions { get => _extensions ??= []; init => _extensions = value; }

    /// <summary>Whether nothing but status and body is to be said.</summary>
    internal bool IsPlain => Status == AgoraStatus.Success && ConversationId is null && Suggestion is null && !RequestsNegotiation && Usage is null && _extensions is null or { Count: 0 };

    /// <summary>A reply with this body.</summary>
    public static AgoraReply Success(JsonValue body) => new() { Status = AgoraStatus.Success, Body = body };

    /// <summary>A reply whose body is the JSON text of a value.</summary>
    public static AgoraReply SuccessText(JsonValue value) => new() { Status = AgoraStatus.Success, BodyValue = value };

    /// <summary>A reply that says why there is no result.</summary>
    public static AgoraReply Failure(string error) => new() { Status = AgoraStatus.Failure, Error = error };

    /// <summary>A reply that refuses the document.</summary>
    public static AgoraReply Rejected(string? reason = null) => new() { Status = AgoraStatus.Rejected, Error = reason };

    /// <summary>The failure that answers a message which could not be read.</summary>
    public static AgoraReply For(AgoraFault fault) => new() { Status = AgoraStatus.Failure, Error = fault.Text, HttpStatus = fault.HttpStatus };
}
