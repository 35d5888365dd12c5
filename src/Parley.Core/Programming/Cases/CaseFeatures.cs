using System.Globalization;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Cases;

/// <summary>
/// What a case puts to the test, as names: an enumeration's value, an absent member, a side of a number that the program compares with.
/// A program that passes a set of cases is trusted as far as their features go. Names that begin with '~' are welcome, the others are demanded.
/// </summary>
internal sealed class CaseFeatures(IReadOnlyList<JsonValue> routineLiterals, IReadOnlyList<JsonValue> documentLiterals)
{
    /// <param name="places">Patterns of every place that any case of the pool has.</param>
    public IEnumerable<string> Of(JsonValue @case, IReadOnlyCollection<string> places, Func<JsonPath, SchemaFacts> factsAt)
    {
        HashSet<string> present = [];
        foreach (var (path, value) in JsonLeaves.Nodes(@case))
        {
            present.Add(path.Pattern);
            foreach (var feature in OfValue(value, factsAt(path)))
            {
                yield return feature.StartsWith('~') ? $"~{path.Pattern} {feature[1..]}" : $"{path.Pattern} {feature}";
            }
        }

        foreach (var place in places.Where(place => !present.Contains(place) && HasParent(place, present)))
        {
            yield return $"{place} absent";
        }
    }

    private static bool HasParent(string place, HashSet<string> present)
    {
        var cut = place.LastIndexOf('.');
        return cut <= 1 || present.Contains(place[..cut]);
    }

    private IEnumerable<string> OfValue(JsonValue value, SchemaFacts facts) => value.Kind switch
    {
        JsonKind.Null => ["null"],
        JsonKind.Boolean => [value.IsTrue ? "true" : "false"],
        JsonKind.Number => facts.Choices.Contains(value) ? [$"= {value}"] : OfNumber(value.AsNumber).Concat(Rounding(value.AsNumber, facts)),
        JsonKind.String => facts.Choices.Contains(value) ? [$"= {value}"] : OfText(value.AsString!, facts.Format),
        JsonKind.Array => OfCount(value.AsArray!.Count),
        _ => [],
    };

    private IEnumerable<string> OfCount(int count) => Numbers().Where(literal => literal.Value is >= 1 and <= 40)
        .Select(literal => $"{literal.Mark}{(count > literal.Value ? "more items than" : "at most")} {literal.Value.ToString(CultureInfo.InvariantCulture)}")
        .Append(count switch { 0 => "empty", 1 => "one item", _ => "items" });

    private IEnumerable<string> OfNumber(double number)
    {
        yield return number < 0 ? "negative" : number == 0 ? "zero" : "positive";
        if (number != Math.Truncate(number))
        {
            yield return "fraction";
            yield return $"{Fraction(number)} fraction";
        }

        foreach (var (literal, mark) in Numbers())
        {
            var side = number.CompareTo(literal) switch { < 0 => '<', 0 => '=', _ => '>' };
            yield return $"{mark}{side} {literal.ToString(CultureInfo.InvariantCulture)}";
            if (side != '=' && Math.Abs(number - literal) <= 1)
            {
                yield return $"{mark}just {side} {literal.ToString(CultureInfo.InvariantCulture)}";
            }
        }
    }

    /// <summary>What a program that converts by a literal has to round.</summary>
    private IEnumerable<string> Rounding(double number, SchemaFacts facts)
        => from factor in Numbers()
           where Math.Abs(factor.Value) is >= 2 and <= 1e6
           let scaled = facts.Types == "integer" ? number / factor.Value : number * factor.Value
           select $"{factor.Mark}{Fraction(scaled)} fraction by {factor.Value.ToString(CultureInfo.InvariantCulture)}";

    private static string Fraction(double number) => (number - Math.Floor(number)) switch
    {
        < 1e-9 or > 1 - 1e-9 => "no",
        > 0.5 - 1e-9 and < 0.5 + 1e-9 => "half",
        < 0.5 => "small",
        _ => "large",
    };

    private IEnumerable<string> OfText(string text, string? format)
    {
        foreach (var feature in DateFeatures.Of(text).Concat(format is null ? TextFeatures(text) : []))
        {
            yield return feature;
        }

        foreach (var literal in routineLiterals.Select(literal => literal.AsString).OfType<string>().Where(literal => literal.Length > 0))
        {
            if (text == literal)
            {
                yield return $"is {literal}";
            }
            else if (text.Contains(literal, StringComparison.Ordinal))
            {
                yield return $"holds {literal}";
            }
        }

        foreach (var (length, mark) in format is null ? Numbers().Where(literal => literal.Value is >= 1 and <= 200) : [])
        {
            yield return $"{mark}{(text.Length > length ? "longer than" : "within")} {length.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    private static IEnumerable<string> TextFeatures(string text)
    {
        if (text.Length == 0)
        {
            return ["no text"];
        }

        return new (bool Holds, string Name)[]
        {
            (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]), "outer space"),
            (text.Any(char.IsUpper), "capitals"),
            (text.Any(letter => letter > 127), "beyond ASCII"),
            (text.Any(char.IsSurrogate), "surrogates"),
            (text.Any(letter => letter is '\'' or '"'), "quotes"),
            (text[0] == '0', "leading zeros"),
            (text.Length > 64, "long"),
        }.Where(feature => feature.Holds).Select(feature => feature.Name);
    }

    private IEnumerable<(double Value, string Mark)> Numbers()
        => Numbers(routineLiterals, "").Concat(Numbers(documentLiterals, "~"));

    private static IEnumerable<(double, string)> Numbers(IReadOnlyList<JsonValue> literals, string mark)
        => literals.Where(literal => literal.IsNumber).Select(literal => (literal.AsNumber, mark));
}
