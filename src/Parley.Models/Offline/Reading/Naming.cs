using System.Text.RegularExpressions;

namespace Parley.Models.Offline.Reading;

/// <summary>What a sentence calls a thing, taken apart.</summary>
/// <param name="Name">What it is called by itself.</param>
/// <param name="Owners">What it belongs to, the nearest first.</param>
/// <param name="Description">What stands in brackets behind it.</param>
/// <param name="OwnerDescription">What is said there about what it belongs to.</param>
internal sealed partial record Naming(string Name, IReadOnlyList<string> Owners, string Description, string OwnerDescription)
{
    /// <summary>The list that it belongs to an item of, or null.</summary>
    public Naming? List { get; private init; }

    /// <summary>Which item, from 0; -1 for each of them.</summary>
    public int Number { get; private init; } = -1;

    /// <summary>Its full name without what is said about it: two things of the same key are one.</summary>
    public string Key => string.Join(" of the ", (IEnumerable<string>)[Name, .. Owners]);

    public static Naming Read(string phrase)
    {
        var (bare, note) = SplitNote(Article().Replace(phrase.Trim(), ""));
        var (description, owner) = SplitOwner(note);
        var parts = OfThe().Split(bare.Trim());
        var ordinal = Array.FindIndex(parts, IsOrdinal);
        if (ordinal <= 0 || ordinal == parts.Length - 1)
        {
            return new Naming(parts[0], parts[1..], description, owner);
        }

        return new Naming(parts[0], parts[1..ordinal], description, owner)
        {
            List = new Naming(parts[ordinal + 1], parts[(ordinal + 2)..], "", ""),
            Number = int.TryParse(Digits().Match(parts[ordinal]).Value, out var number) ? number - 1 : -1,
        };
    }

    private static bool IsOrdinal(string part) => part == "each" || Ordinal().IsMatch(part);

    private static (string Bare, string Note) SplitNote(string phrase)
    {
        var open = phrase.IndexOf(" (", StringComparison.Ordinal);
        return open > 0 && phrase.EndsWith(')') ? (phrase[..open], phrase[(open + 2)..^1]) : (phrase, "");
    }

    private static (string Own, string Owner) SplitOwner(string note)
    {
        const string Mark = "of: ";
        if (note.StartsWith(Mark, StringComparison.Ordinal))
        {
            return ("", note[Mark.Length..]);
        }

        var at = note.LastIndexOf("; " + Mark, StringComparison.Ordinal);
        return at < 0 ? (note, "") : (note[..at], note[(at + 2 + Mark.Length)..]);
    }

    [GeneratedRegex(@"\A(?:the|my|a|an|your|its)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Article();

    [GeneratedRegex(@"(?<!\s)\s+of (?:the )?(?=each of|\d{1,4}(?:st|nd|rd|th)\b)|(?<!\s)\s+of the |(?<=each|\d(?:st|nd|rd|th)) of the ")]
    private static partial Regex OfThe();

    [GeneratedRegex(@"\A\d{1,4}(?:st|nd|rd|th)\z")]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"\d{1,4}")]
    private static partial Regex Digits();
}
