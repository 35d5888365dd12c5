namespace Parley.Protocol.Messages;

/// <summary>What <c>protocolHash</c> says about a request.</summary>
public enum AgoraRequestKind
{
    /// <summary>No document: the body is plain language.</summary>
    Language,

    /// <summary>The literal <c>negotiation</c>: the body is a turn in agreeing on a document.</summary>
    Negotiation,

    /// <summary>A hash: the body follows that document.</summary>
    Document,
}
