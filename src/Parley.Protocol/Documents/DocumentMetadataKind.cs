namespace Parley.Protocol.Documents;

/// <summary>Where a document's name and description were found.</summary>
public enum DocumentMetadataKind
{
    /// <summary>Nowhere: plain prose, for example an RFC.</summary>
    None,

    /// <summary>YAML: between two <c>---</c> (library) or before a single one (draft standard).</summary>
    FrontMatter,

    /// <summary><c>&lt;NAME&gt;</c> and <c>&lt;DESCRIPTION&gt;</c> tags (paper demo).</summary>
    DemoTags,
}
