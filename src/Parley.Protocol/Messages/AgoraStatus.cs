namespace Parley.Protocol.Messages;

/// <summary>How a request ended on the wire. An error that the document prescribes is a <see cref="Success"/> with that body.</summary>
public enum AgoraStatus
{
    /// <summary>There is a body.</summary>
    Success,

    /// <summary>The request could not be handled.</summary>
    Failure,

    /// <summary>The receiver does not take part in this document.</summary>
    Rejected,
}
