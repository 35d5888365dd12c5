namespace Parley.Core.Documents;

/// <summary>What became of a document that was put into a store.</summary>
public enum DocumentPut
{
    /// <summary>The text was new.</summary>
    Added,

    /// <summary>The same text was there; new sources were joined to it, and putting it as public made it public.</summary>
    Known,

    /// <summary>Another text is known under the same SHA-1. Nothing was changed.</summary>
    Collision,
}
