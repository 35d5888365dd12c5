namespace Parley.Protocol.Messages;

/// <summary>Writes a reply in the caller's dialect.</summary>
public static class AgoraReplyWriter
{
    /// <summary>
    /// A failure carries <c>status</c>, <c>error</c> and <c>message</c> and never a <c>body</c>: the library's senders take any body for an answer.
    /// </summary>
    /// <param name="request">What is answered; null when it could not be read.</param>
    public static WireReply Write(AgoraReply reply, AgoraDialect dialect, AgoraRequest? request) => throw new NotImplementedException();

    /// <summary>Answers a message that could not be read, in the dialect it seems to be in.</summary>
    public static WireReply Write(AgoraFault fault) => Write(AgoraReply.For(fault), fault.Dialect, null);
}
