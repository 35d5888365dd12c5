using System.Text.RegularExpressions;
using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>Puts the cases of a leg together from rows of its sources.</summary>
internal static partial class LegCases
{
    private const int MaxTextExamples = 6;
    private static readonly string[] OtherNumbers = ["0", "-7", "31.25"];

    /// <param name="examples">Cases of real exchanges; the only source of text bodies.</param>
    /// <param name="mustPass">Values of the leg's first source on which an earlier routine broke; their cases follow the first.</param>
    public static IReadOnlyList<JsonValue> Of(
        RoutineLeg leg, IReadOnlyList<JsonValue> examples, IReadOnlyList<JsonValue> mustPass, IReadOnlyList<JsonValue> literals, int seed, int random)
    {
        var rows = leg.Sources.Select(part => part.Schema is not { } schema ? Texts(part, examples)
            : CaseRows.Of(schema, seed, literals, random) is { Count: > 0 } made ? made
            : Real(part, examples)).ToList();
        if (rows.Any(part => part.Count == 0))
        {
            return [];
        }

        var cases = Enumerable.Range(0, rows.Max(part => part.Count)).Select(i => Case(leg, rows, i)).ToList();
        return [cases[0], .. mustPass.Select(value => leg.Sources[0].Path.With(cases[0], value)), .. cases.Skip(1).Distinct()];
    }

    private static JsonValue Case(RoutineLeg leg, List<IReadOnlyList<JsonValue>> rows, int row)
    {
        JsonValue result = new JsonObject();
        for (var i = 0; i < rows.Count; i++)
        {
            var (part, values) = (leg.Sources[i], rows[i]);
            result = Set(result, part.Path, part.Repeats == 0 ? values[row % values.Count] : new JsonArray(Enumerable.Range(row, part.Repeats).Select(turn => values[turn % values.Count])));
        }

        return result;
    }

    private static JsonValue Set(JsonValue root, JsonPath path, JsonValue value)
    {
        var parent = new JsonPath(path.Steps[..^1]);
        return path.With(parent.Steps.IsEmpty || parent.Get(root).AsObject is not null ? root : parent.With(root, new JsonObject()), value);
    }

    /// <summary>What stood here in real exchanges, for a schema of which no value can be made.</summary>
    private static IReadOnlyList<JsonValue> Real(LegPart part, IReadOnlyList<JsonValue> examples)
        => [.. examples.Select(part.Path.Get).SelectMany(value => part.Repeats > 0 ? value.AsArray ?? [] : [value]).Where(value => part.Schema!.IsValid(value)).Distinct()];

    /// <summary>Bodies of real exchanges, then the same with each number changed.</summary>
    private static IReadOnlyList<JsonValue> Texts(LegPart part, IReadOnlyList<JsonValue> examples)
    {
        var real = examples.Select(part.Path.Get).Where(body => body.AsString is not null).Distinct().Take(MaxTextExamples).ToList();
        return [.. real.Concat(real.SelectMany(body => Perturbed(body.AsString!))).Distinct()];
    }

    private static IEnumerable<JsonValue> Perturbed(string body)
        => Numbers().Matches(body).Take(MaxTextExamples).SelectMany(match => OtherNumbers
            .Where(number => match.Value.Contains('.', StringComparison.Ordinal) || !number.Contains('.', StringComparison.Ordinal))
            .Select(number => new JsonValue(body[..match.Index] + number + body[(match.Index + match.Length)..])));

    [GeneratedRegex(@"(?<![\w.:/-])-?\d+(\.\d+)?(?![\w:/-])", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
