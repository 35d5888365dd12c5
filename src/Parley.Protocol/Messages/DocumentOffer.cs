using Parley.Protocol.Documents;

namespace Parley.Protocol.Messages;

/// <summary>A document a party supports or suggests: its identity and where it may be had.</summary>
public sealed record DocumentOffer(DocumentHash Hash, IReadOnlyList<string> Sources);
