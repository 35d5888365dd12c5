namespace Parley.Configuration;

/// <summary>Guesses what a misspelt key was meant to be.</summary>
internal static class NearestKey
{
    /// <summary>The known key with the fewest edits, or null when none is near. The first wins among equals.</summary>
    public static string? Find(string key, IEnumerable<string> known)
    {
        var most = Math.Max(2, key.Length / 3);
        var best = known.Select(candidate => (candidate, distance: Distance(key.ToLowerInvariant(), candidate.ToLowerInvariant()))).OrderBy(pair => pair.distance).FirstOrDefault();
        return best.candidate is not null && best.distance <= most ? best.candidate : null;
    }

    /// <summary>Levenshtein's distance: insertions, deletions and replacements of one character.</summary>
    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var current = new int[right.Length + 1];
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            previous = current;
        }

        return previous[^1];
    }
}
