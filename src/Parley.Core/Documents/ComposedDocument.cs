using Parley.Protocol.Documents;

namespace Parley.Core.Documents;

/// <summary>A document that another one refers to, under the identifier by which a routine calls it.</summary>
public sealed record ComposedDocument(string Identifier, ProtocolDocument Document);
