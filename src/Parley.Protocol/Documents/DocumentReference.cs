namespace Parley.Protocol.Documents;

/// <summary>A document that another one builds on (paper, appendix B: "hash and source in the preamble").</summary>
/// <param name="Hash">The identity of the document referred to.</param>
/// <param name="Source">Where it may be had, in any form <see cref="DocumentSource"/> reads; null when it must be found by hash.</param>
/// <param name="Name">What the referring document calls it; null when it gives no name.</param>
public sealed record DocumentReference(DocumentHash Hash, string? Source = null, string? Name = null);
