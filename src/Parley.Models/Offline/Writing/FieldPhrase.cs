using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Writing;

/// <summary>What a field is called in a sentence: its words, what it belongs to, and in brackets what is said about it.</summary>
internal static class FieldPhrase
{
    public static string Of(Field field) => $"the {Bare(field)}{Note(field)}";

    /// <summary>The same for one field of every item of a list.</summary>
    public static string OfEach(Field list, Field item) => $"the {Bare(item)} of each of the {Bare(list)}{Note(item)}";

    /// <param name="number">Counted from 1.</param>
    public static string OfNumber(Field list, Field item, int number) => $"the {Bare(item)} of the {Ordinal(number)} of the {Bare(list)}{Note(item)}";

    public static string Capital(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..];

    public static string Bare(Field field) => string.Join(" of the ", (IEnumerable<string>)[field.Name.Length == 0 ? "value" : field.Name, .. field.Owners]);

    /// <summary>A description on one line, without the signs that mark values.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Replace('"', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Note(Field field)
    {
        var description = OneLine(field.Description).TrimEnd('.');
        var owner = OneLine(field.OwnerDescription).TrimEnd('.');
        return (description.Length, owner.Length) switch
        {
            (0, 0) => "",
            (_, 0) => $" ({description})",
            (0, _) => $" (of: {owner})",
            _ => $" ({description}; of: {owner})",
        };
    }

    private static string Ordinal(int number) => number switch
    {
        _ when number % 100 is 11 or 12 or 13 => $"{number}th",
        _ when number % 10 == 1 => $"{number}st",
        _ when number % 10 == 2 => $"{number}nd",
        _ when number % 10 == 3 => $"{number}rd",
        _ => $"{number}th",
    };
}
