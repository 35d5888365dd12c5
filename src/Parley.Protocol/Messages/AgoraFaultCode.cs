namespace Parley.Protocol.Messages;

/// <summary>Why a message could not be read.</summary>
public enum AgoraFaultCode
{
    /// <summary>More bytes than the limit.</summary>
    TooLarge,

    /// <summary>Not JSON, or JSON deeper than the limit.</summary>
    MalformedJson,

    /// <summary>JSON, but not an object with the fields of a message.</summary>
    NotAMessage,

    /// <summary>A field that must be there is not.</summary>
    MissingField,

    /// <summary>A field has a type or a value that can't be meant.</summary>
    WrongField,

    /// <summary>The conversation is not known, or is over.</summary>
    UnknownConversation,

    /// <summary>The peer answered at HTTP level with something that is no message, such as an error page.</summary>
    HttpError,
}
