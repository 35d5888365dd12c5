namespace Parley.Core.Documents;

/// <summary>What became of a document that was put into a store.</summary>
public enum DocumentPut
{
    /// <summary>The text was new.</summary>
    Added,

    /// <summary>The same text was there; what was new about it was joined to what is known.</summary>
    Known,

    /// <summary>Another text is known under the same SHA-1. Nothing was changed.</summary>
    Collision,
}
