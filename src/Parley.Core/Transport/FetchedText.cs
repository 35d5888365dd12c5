namespace Parley.Core.Transport;

/// <summary>The bytes of a fetched text as they arrived, and the content type that came with them.</summary>
public sealed record FetchedText(ReadOnlyMemory<byte> Bytes, string? ContentType);
