namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>One thing that schemas may speak of.</summary>
/// <param name="Group">What it may be nested in, in words; empty when it stands alone.</param>
/// <param name="Kind">text, date, number, integer, boolean, enum a b c, texts, numbers, integers.</param>
public sealed record Concept(string Group, string Words, string Kind, string Description)
{
    public string Key => $"{Group}/{Words}";
}
