using System.Globalization;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Fitting;
using Parley.Protocol.Schemas.Rules;

namespace Parley.Protocol.Schemas.Sampling;

/// <summary>Candidate numbers and strings for one place, ordinary ones first. Candidates need not fit; the caller checks them.</summary>
internal sealed class ScalarSamples(IReadOnlyList<JsonValue> literals)
{
    private const int MaxLongText = 300;

    private static readonly Dictionary<string, string[]> ByFormat = new(StringComparer.Ordinal)
    {
        ["date"] = ["2026-05-17", "2024-02-29", "2025-12-31", "2026-01-01", "2026-04-30", "2025-02-28", "2026-03-01", "2026-10-31", "1999-12-31", "2026-11-09", "2100-06-15"],
        ["date-time"] = ["2026-05-17T09:30:00Z", "2024-02-29T23:59:59Z", "2025-12-31T23:30:00-01:00", "2026-01-01T00:00:00Z", "2026-04-30T12:00:00.5+02:00", "2026-03-29T01:30:00Z", "2025-02-28T18:45:10Z"],
        ["time"] = ["09:30:00Z", "00:00:00Z", "23:59:59Z", "12:00:00+02:00", "12:00:00.25Z", "13:05:09-05:30"],
        ["duration"] = ["P1D", "PT30M", "P1Y2M3DT4H5M6S", "PT0S", "P2W"],
        ["email"] = ["ada@example.org", "o'brien+x@mail.example.com"],
        ["idn-email"] = ["ada@example.org", "grace@example.com"],
        ["hostname"] = ["example.org", "a.b-c.example.com", "localhost"],
        ["idn-hostname"] = ["example.org", "localhost"],
        ["ipv4"] = ["192.0.2.1", "0.0.0.0", "255.255.255.255"],
        ["ipv6"] = ["2001:db8::1", "::", "::ffff:192.0.2.1"],
        ["uri"] = ["https://example.org/a?b=c", "urn:isbn:0451450523", "http://localhost:8080/"],
        ["uri-reference"] = ["/a/b?c=d", "https://example.org/", "", "#top"],
        ["iri"] = ["https://example.org/a", "urn:example:b"],
        ["iri-reference"] = ["/a", "https://example.org/ä"],
        ["uri-template"] = ["/items/{id}", "/a"],
        ["uuid"] = ["123e4567-e89b-12d3-a456-426614174000", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-4fff-bfff-ffffffffffff"],
        ["json-pointer"] = ["/a/0", "", "/~0~1"],
        ["relative-json-pointer"] = ["1/a", "0#"],
        ["regex"] = ["^[a-z]+$", "a|b"],
    };

    public IEnumerable<JsonValue> Numbers(FitSource source)
    {
        var step = source.Tightest("multipleOf", highest: true) ?? ((source.Types & TypeSet.Fraction) == 0 ? 1 : 0);
        var (low, high) = (source.Tightest("minimum", highest: true) ?? source.Tightest("exclusiveMinimum", highest: true), source.Tightest("maximum", highest: false) ?? source.Tightest("exclusiveMaximum", highest: false));
        var ordinary = low is { } from && high is { } to ? [Math.Floor((from + to) / 2), from + ((to - from) / 3)]
            : low is { } least ? [least + 7, least + 42.5] : high is { } most ? [most - 7, most - 42.5] : new[] { 7, 21.5 };
        var unit = step > 0 ? step : 1;
        IEnumerable<double?> edges =
        [
            .. ordinary.Select(number => (double?)number), low, high, 0, low + unit, high - unit, low + (unit / 2), high - (unit / 2), -3, 1, 0.5, -1, 2, -2.75, 12, 100, 31, 1_000_003, 123_456.789, 1e9, -40, 99.99,
        ];
        var harvested = literals.Where(literal => literal.IsNumber).SelectMany(literal => new double?[] { literal.AsNumber, literal.AsNumber - unit, literal.AsNumber + unit });
        foreach (var edge in edges.Take(8).Concat(harvested).Concat(edges.Skip(8)))
        {
            if (edge is { } number && double.IsFinite(number))
            {
                yield return step > 0 ? OnStep(number, step) : number;
            }
        }
    }

    public IEnumerable<JsonValue> Strings(FitSource source, string? name)
    {
        var words = SampleWords.For(name);
        if (source.Parts.Select(part => part["pattern"].AsString).FirstOrDefault(text => text is not null) is { } pattern)
        {
            foreach (var text in new PatternSamples(pattern).Texts())
            {
                yield return text;
            }
        }

        if (source.Parts.Select(part => part["format"].AsString).FirstOrDefault(text => text is not null && ByFormat.ContainsKey(text)) is { } format)
        {
            foreach (var text in ByFormat[format].Concat(literals.Select(literal => literal.AsString).OfType<string>()))
            {
                yield return text;
            }
        }

        foreach (var text in words.Take(2).Concat(literals.Select(literal => literal.AsString).OfType<string>()))
        {
            yield return text;
        }

        yield return "";
        yield return "two words";
        yield return "Zürich 東京 😀";
        yield return "O'Brien \"Q\" \\ / {x}";
        yield return "x";
        yield return " padded ";
        yield return "12";
        yield return words[0].ToUpperInvariant();
        foreach (var length in new[] { source.Tightest("minLength", highest: true), source.Tightest("maxLength", highest: false), source.Tightest("minLength", highest: true) + 1 })
        {
            if (length is >= 0 and <= MaxLongText)
            {
                yield return string.Concat(Enumerable.Repeat(words[0] + " ", ((int)length.Value / (words[0].Length + 1)) + 1))[..(int)length.Value].Replace(' ', '-');
            }
        }

        yield return string.Join(' ', SampleWords.Plain);
    }

    /// <summary>More candidates of the same kind, so that leaves can differ from each other.</summary>
    public static JsonValue Numbered(FitSource source, string? name, int number)
    {
        if ((source.Types & TypeSet.Number) != 0)
        {
            var unit = source.Tightest("multipleOf", highest: true) ?? 1;
            var low = source.Tightest("minimum", highest: true) ?? source.Tightest("exclusiveMinimum", highest: true) ?? (source.Tightest("maximum", highest: false) ?? 1000) - 500;
            return OnStep(low + (unit * number), unit);
        }

        var day = new DateOnly(2026, 1, 1).AddDays(number * 5 % 3000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return source.Parts.Select(part => part["format"].AsString).FirstOrDefault(text => text is not null) switch
        {
            "date" => day,
            "date-time" => $"{day}T08:15:{number % 60:00}Z",
            "time" => $"08:{number % 60:00}:10Z",
            "email" => $"user{number}@example.org",
            "uri" => $"https://example.org/{number}",
            "uuid" => $"123e4567-e89b-12d3-a456-{number:000000000000}",
            _ => $"{SampleWords.For(name)[0]} {number}",
        };
    }

    private static double OnStep(double number, double step)
        => DecimalNumber.IsMultiple(number, step) ? number : double.Parse((Math.Floor(number / step) * step).ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
