namespace Parley.Protocol.Documents;

/// <summary>What a document is composed from; <see cref="ProtocolDocumentText.Compose"/> writes it.</summary>
public sealed record DocumentParts
{
    /// <summary>Short, for people. Null when the preamble has none.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence, for people and models. Null when the preamble has none.</summary>
    public required string Description { get; init; }

    /// <summary>Whether one use of the document takes more than one request. Default false.</summary>
    public bool Multiround { get; init; }

    /// <summary>Documents that this one builds on, by hash, with a source each.</summary>
    public IReadOnlyList<DocumentReference> References { get; init; } = [];

    /// <summary>What people and models read: how to talk, what errors look like.</summary>
    public string Prose { get; init; } = "";

    /// <summary>The schemas that make the document typed; null leaves it prose.</summary>
    public DocumentSchemas? Schemas { get; init; }
}
