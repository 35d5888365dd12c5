using Parley.Protocol.Documents;
using Parley.Protocol.Schemas;

namespace Parley.Core.Documents;

/// <summary>A document with its schemas compiled; an untyped one has neither.</summary>
public sealed record TypedDocument(ProtocolDocument Document, JsonSchema? Request, JsonSchema? Reply)
{
    /// <summary>Whether machines can check both ends.</summary>
    public bool IsTyped => Request is not null && Reply is not null;
}
