using Parley.Core.Programming.Cases;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>Places on the two sides of a leg that bear the same name and type, where each name stands once on its side.</summary>
internal static class LikeNames
{
    private const int Seed = 7;

    /// <summary>A place of a part's schema.</summary>
    /// <param name="Pattern">From the root of the case or result, indices left open.</param>
    internal sealed record Place(string Pattern, string Name, SchemaFacts Facts, JsonKind Kind)
    {
        /// <summary>An object or array of which the schema doesn't say what is in it.</summary>
        public bool IsOpen => Kind is JsonKind.Object or JsonKind.Array;
    }

    public static IEnumerable<(Place Source, Place Target)> Pairs(LegTrial leg)
    {
        var sources = leg.Leg.Sources.SelectMany(Leaves).ToLookup(place => place.Name, StringComparer.Ordinal);
        foreach (var part in leg.Leg.Targets)
        {
            foreach (var targets in Leaves(part).GroupBy(place => place.Name, StringComparer.Ordinal))
            {
                if (targets.ToList() is [var target] && sources[target.Name].ToList() is [var source] && source.Kind == target.Kind && source.Facts.Format == target.Facts.Format)
                {
                    yield return (source, target);
                }
            }
        }
    }

    /// <summary>The places of a part's schema that can vary; none for text.</summary>
    public static IEnumerable<Place> Leaves(LegPart part)
    {
        if (part.Schema is not { } schema || CaseRows.Full(schema, Seed) is not { IsMissing: false } shape)
        {
            return [];
        }

        return JsonLeaves.Of(shape).Select(leaf => (leaf.Path, leaf.Value, Facts: SchemaFacts.At(schema.Source, leaf.Path)))
            .Where(leaf => leaf.Facts.Choices.Count != 1 && !leaf.Facts.HasNoMembers)
            .Select(leaf => new Place(part.Path.Join(leaf.Path).Pattern, leaf.Path.LastName, leaf.Facts, leaf.Value.Kind))
            .DistinctBy(place => place.Pattern);
    }
}
