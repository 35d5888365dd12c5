namespace Parley.Protocol.Messages;

/// <summary>A message that could not be read.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Text">What is wrong and what to send instead; may leave the node.</param>
/// <param name="Dialect">The dialect to answer in, as far as it could be told.</param>
public sealed record AgoraFault(AgoraFaultCode Code, string Text, AgoraDialect Dialect = AgoraDialect.Library)
{
    /// <summary>HTTP status for a dialect that uses them (draft standard, section 10.1).</summary>
    public int HttpStatus => Code switch
    {
        AgoraFaultCode.UnknownConversation => 404,
        AgoraFaultCode.TooLarge => 413,
        AgoraFaultCode.HttpError => 502,
        _ => 400,
    };
}
