namespace Parley.Protocol.Messages;

/// <summary>A reply as it goes over HTTP.</summary>
public readonly record struct WireReply(int HttpStatus, ReadOnlyMemory<byte> Body)
{
    public const string ContentType = "application/json";
}
