using Parley.Protocol.Documents;

namespace Parley.Core.Negotiation;

/// <summary>What a negotiation came to.</summary>
/// <param name="Transcript">What was said, the sender first and then in turns.</param>
/// <param name="IsRegistered">The peer confirmed that it took the document over; otherwise it learns it with the first request.</param>
public sealed record NegotiatedDocument(ProtocolDocument Document, IReadOnlyList<string> Transcript, bool IsRegistered);
