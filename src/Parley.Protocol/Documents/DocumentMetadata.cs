namespace Parley.Protocol.Documents;

/// <summary>What the metadata of a document says; null where it says nothing.</summary>
internal sealed record DocumentMetadata(DocumentMetadataKind Kind)
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public bool? Multiround { get; init; }

    public IReadOnlyList<DocumentReference> References { get; init; } = [];
}
