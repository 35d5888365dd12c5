using Parley.Protocol.Json;

namespace Parley.Core.Programming.Cases;

/// <summary>
/// Values worth trying in one place, the most telling first: those the schema names, those around each literal, and those on which programs are known to stumble.
/// They are proposals; whoever uses them keeps those that the schema allows.
/// </summary>
internal static class LeafVariants
{
    private static readonly string[] Dates = ["2024-02-29", "2023-12-31", "2025-03-01", "2024-10-09", "2025-01-31"];
    private static readonly string[] Moments = ["2024-02-29T23:30:00Z", "2023-12-31T23:59:59+02:00", "2025-03-01T00:15:00-05:00", "2024-10-09T08:05:07.250Z"];
    private static readonly string[] Times = ["00:00:00Z", "23:59:59Z", "12:05:00+01:00"];
    private static readonly string[] Texts = ["  Łódź, O'Brien-2  ", "", "007 UPPER lower", "😀 a \"quoted\" <word>", "long text that goes on and on, with many words, to see whether anything is cut off"];
    private static readonly double[] Remainders = [0.25, 0.5, 0.75];
    private static readonly double[] Wholes = [0, 1, -3, 7, 12, 1_000_003];
    private static readonly double[] Fractions = [0, -2.5, 0.4375, 19.995, 1_000_003.75, -0.06, 1];

    public static IEnumerable<JsonValue> Of(JsonValue value, SchemaFacts facts, IReadOnlyList<JsonValue> literals)
        => facts.Choices.OrderBy(choice => literals.Contains(choice) ? 0 : 1).Concat(facts.Hints).Concat(value.Kind switch
        {
            JsonKind.Boolean => [!value.IsTrue],
            JsonKind.Number => Numbers(facts, literals),
            JsonKind.String => Strings(value.AsString!, facts, literals),
            _ => [],
        }).Append(JsonValue.Null);

    private static IEnumerable<JsonValue> Numbers(SchemaFacts facts, IReadOnlyList<JsonValue> literals)
    {
        var wholeOnly = facts.Types.Contains("integer", StringComparison.Ordinal) && !facts.Types.Contains("number", StringComparison.Ordinal);
        var around = literals.Where(literal => literal.IsNumber).Select(literal => literal.AsNumber)
            .SelectMany(literal => wholeOnly ? new[] { literal - 1, literal, literal + 1 } : [literal - 0.5, literal, literal + 0.5]);
        var scaled = literals.Where(literal => Math.Abs(literal.AsNumber) is >= 2 and <= 1e6).SelectMany(literal => Scaled(literal.AsNumber, wholeOnly));
        return around.Concat(facts.Bounds).Concat(wholeOnly ? Wholes : Fractions).Concat(scaled).Where(double.IsFinite).Select(number => new JsonValue(number));
    }

    /// <summary>Values that, multiplied by the factor (or divided by it, where they are whole), leave each kind of fraction to be rounded.</summary>
    private static IEnumerable<double> Scaled(double factor, bool wholeOnly)
        => Remainders.Select(remainder => wholeOnly ? Math.Round((7 + remainder) * factor) : (7 + remainder) / factor);

    private static IEnumerable<JsonValue> Strings(string value, SchemaFacts facts, IReadOnlyList<JsonValue> literals)
    {
        var named = literals.Select(literal => literal.AsString).OfType<string>();
        var seeded = named.SelectMany(literal => new[] { literal, $"{literal}{value}{literal}x" });
        // A number in a program may be a length or a position.
        var lengths = literals.Where(literal => literal.AsNumber is >= 1 and <= 200).SelectMany(literal => new[] { Text((int)literal.AsNumber), Text((int)literal.AsNumber + 1) });
        string[] known = (facts.Format, Looks(value)) switch
        {
            ("date", _) or (null, "date") => Dates,
            ("date-time", _) or (null, "date-time") => Moments,
            ("time", _) => Times,
            (null, _) => Texts,
            _ => [],
        };
        return seeded.Concat(known).Concat(facts.Format is null ? lengths : []).Select(text => new JsonValue(text));
    }

    private static string Looks(string value)
        => value is [_, _, _, _, '-', _, _, '-', _, _] ? "date" : value is [_, _, _, _, '-', _, _, '-', _, _, 'T', ..] ? "date-time" : "";

    private static string Text(int length) => string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + (i % 26))));
}
