namespace Parley.Protocol.Schemas.Sampling;

/// <summary>Plausible strings for a property, by its name.</summary>
internal static class SampleWords
{
    private static readonly (string Part, string[] Words)[] ByName =
    [
        ("email", ["ada@example.org", "grace.hopper@example.com"]),
        ("url", ["https://example.org/a", "https://example.com/b?c=1"]),
        ("city", ["London", "Paris", "New York"]),
        ("location", ["London", "Zürich", "New York"]),
        ("place", ["Rome", "Oslo", "San Marino"]),
        ("destination", ["Lisbon", "Kyoto", "Cape Town"]),
        ("origin", ["Berlin", "Lima", "Hong Kong"]),
        ("country", ["France", "Japan", "Costa Rica"]),
        ("currency", ["EUR", "USD", "JPY"]),
        ("street", ["12 High Street", "Rue de Rivoli 5"]),
        ("address", ["12 High Street, London", "5 Rue de Rivoli, Paris"]),
        ("phone", ["+44 20 7946 0000", "+1 202 555 0100"]),
        ("date", ["2026-03-14", "2025-11-30"]),
        ("time", ["09:30", "23:59"]),
        ("code", ["AB12", "X-7"]),
        ("id", ["a17", "b-204"]),
        ("name", ["Ada Lovelace", "Grace Hopper", "Li Wei"]),
        ("title", ["The Sea", "A Long Walk"]),
        ("language", ["English", "Deutsch"]),
        ("unit", ["celsius", "km"]),
        ("color", ["red", "blue"]),
    ];

    public static readonly string[] Plain = ["amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "harbor", "island", "juniper"];

    public static IReadOnlyList<string> For(string? name)
    {
        var lower = (name ?? "").ToLowerInvariant();
        foreach (var (part, words) in ByName)
        {
            if (lower.Contains(part, StringComparison.Ordinal))
            {
                return words;
            }
        }

        var start = lower.Sum(c => c) % Plain.Length;
        return [Plain[start], Plain[(start + 3) % Plain.Length], Plain[(start + 7) % Plain.Length]];
    }
}
