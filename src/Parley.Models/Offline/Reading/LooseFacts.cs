namespace Parley.Models.Offline.Reading;

/// <summary>Facts of a text that states them in a stranger's way.</summary>
internal static class LooseFacts
{
    public static IReadOnlyList<Fact> Read(string text) => [];
}
