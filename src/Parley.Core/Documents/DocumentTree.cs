namespace Parley.Core.Documents;

/// <summary>The documents that a document refers to.</summary>
/// <param name="Direct">Those that it names itself, in order.</param>
/// <param name="All">Those and the ones that they refer to, each once.</param>
internal sealed record DocumentTree(IReadOnlyList<ComposedDocument> Direct, IReadOnlyList<FoundDocument> All)
{
    /// <summary>Of a document that stands alone.</summary>
    public static DocumentTree None { get; } = new([], []);
}
