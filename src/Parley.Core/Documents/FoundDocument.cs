using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>A document as it was found for a caller.</summary>
/// <param name="Source">The address, among those that the caller named, that delivered the text; null for every other way in which it came.</param>
/// <param name="IsKept">Whether it is in the store.</param>
internal sealed record FoundDocument(ProtocolDocument Document, string? Source, bool IsKept);
