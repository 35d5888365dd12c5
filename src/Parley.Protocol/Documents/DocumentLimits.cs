namespace Parley.Protocol.Documents;

/// <summary>What a document or a source may cost to read. Checked before anything is decoded.</summary>
public sealed record DocumentLimits
{
    /// <summary>Bytes of UTF-8 text. Default 256 KiB.</summary>
    public int MaxBytes { get; init; } = 256 << 10;

    /// <summary>Characters of front matter. Longer front matter is ignored with a note. Default 16 Ki.</summary>
    public int MaxFrontMatterChars { get; init; } = 16 << 10;

    /// <summary>Documents that one document may refer to; the rest is ignored with a note. Default 16.</summary>
    public int MaxReferences { get; init; } = 16;

    /// <summary>Characters of a name; longer ones are cut. Default 200.</summary>
    public int MaxNameChars { get; init; } = 200;

    /// <summary>Characters of a description; longer ones are cut. Default 2,000.</summary>
    public int MaxDescriptionChars { get; init; } = 2000;

    /// <summary>Nesting of an embedded JSON Schema. Default 64.</summary>
    public int MaxSchemaDepth { get; init; } = 64;

    /// <summary>Characters of an http or https source. Default 2,048.</summary>
    public int MaxUrlChars { get; init; } = 2048;

    /// <summary>The limits as each property states them.</summary>
    public static DocumentLimits Default { get; } = new();
}
