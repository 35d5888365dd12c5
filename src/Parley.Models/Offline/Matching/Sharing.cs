using Parley.Models.Offline.Fields;

namespace Parley.Models.Offline.Matching;

/// <summary>Keeps one given value from being taken by two skills when only one of them means it.</summary>
internal static class Sharing
{
    private const double Sure = 0.85;

    /// <summary>An optional argument lets go of a value that another skill's argument fits better, unless the words leave no doubt.</summary>
    public static IReadOnlyList<Mapping> Settle(IReadOnlyList<Mapping> mappings)
        => mappings.Count == 1 ? mappings : [.. mappings.Select(mapping => mapping with { Links = [.. mapping.Links.Where(link => Keeps(link, mapping, mappings))] })];

    private static bool Keeps(Link link, Mapping mapping, IReadOnlyList<Mapping> all)
    {
        if (link.Source is not { } source || link.Target.IsRequired || link.Score >= Sure || IsNamesake(source, link.Target))
        {
            return true;
        }

        return !all.Where(other => other != mapping).SelectMany(other => other.Links).Any(rival => ReferenceEquals(rival.Source, source) && rival.Score > link.Score);
    }

    private static bool IsNamesake(Field source, Field target) => source.Terms.FullName.Order(StringComparer.Ordinal).SequenceEqual(target.Terms.FullName.Order(StringComparer.Ordinal));
}
