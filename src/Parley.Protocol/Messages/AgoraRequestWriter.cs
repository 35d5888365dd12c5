namespace Parley.Protocol.Messages;

/// <summary>Writes a request for a peer.</summary>
public static class AgoraRequestWriter
{
    /// <summary>
    /// UTF-8 JSON, sent as <c>application/json</c>. A request with a <see cref="AgoraRequest.ConversationId"/> is a follow-up and goes to
    /// <c>…/conversations/{id}</c>, except in the demo's dialect, where the id travels in the body of a negotiation.
    /// </summary>
    public static byte[] Write(AgoraRequest request, AgoraDialect dialect) => throw new NotImplementedException();
}
