namespace Parley.Protocol.Messages;

/// <summary>A reply as it goes over HTTP.</summary>
public readonly record struct WireReply(int HttpStatus, ReadOnlyMemory<byte> Body)
{
    /// <summary>Of every message that Parley writes: JSON.</summary>
    public const string ContentType = "application/json";
}
