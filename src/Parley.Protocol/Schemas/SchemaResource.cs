namespace Parley.Protocol.Schemas;

/// <summary>A schema with an identity of its own (JSON Schema Core section 4.3.5): its base URI and what its anchors name.</summary>
internal sealed class SchemaResource(string uri, bool validates)
{
    public string Uri { get; } = uri;

    /// <summary>False when the metaschema leaves out the validation vocabulary.</summary>
    public bool Validates { get; } = validates;

    public SchemaLocation Root { get; set; } = null!;

    public Dictionary<string, SchemaLocation> Anchors { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, SchemaLocation> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Filled by the compiler when a <c>$dynamicRef</c> needs it.</summary>
    public Dictionary<string, SchemaNode> DynamicNodes { get; } = new(StringComparer.Ordinal);
}

/// <summary>A subschema, where it is, and the resource it belongs to.</summary>
internal sealed record SchemaLocation(Json.JsonValue Value, SchemaPath Path, SchemaResource Resource);
