namespace Parley.Models.Offline.Reading;

/// <summary>How much of a text is read. A person would not read on, either; and a peer writes it, so reading must have an end.</summary>
internal static class ReadingLimits
{
    /// <summary>Characters of a message or a conversation.</summary>
    public const int MaxCharacters = 64 << 10;

    /// <summary>Values that a message states.</summary>
    public const int MaxFacts = 1_000;

    /// <summary>Things that a message asks for or offers; what is matched with each other takes the cube of them.</summary>
    public const int MaxWishes = 100;

    /// <summary>Items of all lists whose items are stated one by one.</summary>
    public const int MaxItems = 10_000;

    /// <summary>The beginning of a text that is too long, else the text.</summary>
    public static string Cut(string text) => text.Length <= MaxCharacters ? text : text[..MaxCharacters];
}
