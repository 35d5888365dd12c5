using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>Says what a case proves for a routine: everything its values put to the test, or, for one that only moves data, which places it tells apart.</summary>
internal sealed class FeatureBook(IReadOnlyList<JsonValue> routineLiterals, IReadOnlyList<JsonValue> documentLiterals)
{
    private const int MaxTellableLeaves = 40;
    private readonly CaseFeatures _features = new(routineLiterals, documentLiterals);
    private readonly Dictionary<(string Leg, JsonPath Path), SchemaFacts> _facts = [];

    /// <summary>What cases are seeded with.</summary>
    public IReadOnlyList<JsonValue> Literals { get; } = [.. routineLiterals.Concat(documentLiterals).Distinct()];

    public IReadOnlySet<string> Of(RoutineLeg leg, JsonValue shown, IReadOnlyCollection<string> places, bool movesOnly)
    {
        var all = _features.Of(shown, places, path => _facts.TryGetValue((leg.Name, path), out var known) ? known : _facts[(leg.Name, path)] = FactsAt(leg, path));
        return movesOnly
            ? all.Where(feature => feature.EndsWith(" absent", StringComparison.Ordinal) || feature.EndsWith(" null", StringComparison.Ordinal)).Concat(Distinctions(shown)).ToHashSet()
            : all.ToHashSet();
    }

    /// <summary>What the schemas of the leg's sources say about a place of a shown case.</summary>
    private static SchemaFacts FactsAt(RoutineLeg leg, JsonPath path)
    {
        var part = leg.Sources.FirstOrDefault(source => path.Steps.Take(source.Path.Steps.Length).SequenceEqual(source.Path.Steps));
        var schema = part?.Schema?.Source ?? default;
        var inside = new JsonPath(part is null ? path.Steps : path.Steps[part.Path.Steps.Length..]);
        var facts = SchemaFacts.At(schema, inside);
        // Several answers of one tool stand in an array of their own, which its schema doesn't know.
        return !facts.Any && part?.Repeats > 0 && inside.Steps is [{ Name: null }, ..] ? SchemaFacts.At(schema, new JsonPath(inside.Steps[1..])) : facts;
    }

    private static IEnumerable<string> Distinctions(JsonValue shown)
    {
        var leaves = JsonLeaves.Of(shown).Take(MaxTellableLeaves).ToList();
        return from i in Enumerable.Range(0, leaves.Count)
               from j in Enumerable.Range(i + 1, leaves.Count - i - 1)
               where leaves[i].Value.Kind == leaves[j].Value.Kind && leaves[i].Value != leaves[j].Value
               select $"{leaves[i].Path} from {leaves[j].Path}";
    }
}
