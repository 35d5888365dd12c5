namespace Parley.Core.Transport;

/// <summary>The bytes of a fetched text as they arrived.</summary>
/// <param name="Charset">The charset parameter of the content type; null when there was none.</param>
public sealed record FetchedText(ReadOnlyMemory<byte> Bytes, string? Charset);
