namespace Parley.Core.Programming.Cases;

/// <summary>Chooses few cases that show much: greedily, the earliest of equals, so that the choice is the same every time.</summary>
internal static class CaseCover
{
    /// <summary>Indices of the chosen cases, in order. All demanded features are covered up to <paramref name="hardCap"/> cases, welcome ones ('~') up to <paramref name="softCap"/>.</summary>
    public static IReadOnlyList<int> Choose(IReadOnlyList<IReadOnlySet<string>> features, IReadOnlySet<string> open, int softCap, int hardCap)
    {
        HashSet<string> left = [.. open];
        List<int> chosen = [];
        while (chosen.Count < hardCap && Best(features, left, demandedOnly: chosen.Count >= softCap) is { } best)
        {
            chosen.Add(best);
            left.ExceptWith(features[best]);
        }

        return chosen;
    }

    public static bool IsDemanded(string feature) => !feature.StartsWith('~');

    private static int? Best(IReadOnlyList<IReadOnlySet<string>> features, HashSet<string> left, bool demandedOnly)
    {
        var (best, score) = (-1, 0);
        for (var i = 0; i < features.Count; i++)
        {
            var worth = features[i].Where(left.Contains).Sum(feature => IsDemanded(feature) ? 4 : demandedOnly ? 0 : 1);
            if (worth > score)
            {
                (best, score) = (i, worth);
            }
        }

        return best < 0 ? null : best;
    }
}
