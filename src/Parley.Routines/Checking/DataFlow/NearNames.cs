namespace Parley.Routines.Checking.DataFlow;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearNames
{
    /// <summary>The nearest of the names within a third of their length in edits, or the one that holds the other; null when none is near.</summary>
    public static string? Find(string name, IEnumerable<string> names)
    {
        var plain = Plain(name);
        return names.Select(n => (Name: n, Distance: Distance(plain, Plain(n))))
            .Where(n => n.Distance <= Math.Max(1, Math.Max(plain.Length, n.Name.Length) / 3) || Holds(plain, Plain(n.Name)))
            .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).Select(n => n.Name).FirstOrDefault();
    }

    /// <summary>What there is instead, in words: the near name, else all of them.</summary>
    public static string Advice(string name, IReadOnlyList<string> names, string owner)
        => Find(name, names) is { } near ? $"Did you mean '{near}'? {Listed(names, owner)}" : Listed(names, owner);

    private static string Listed(IReadOnlyList<string> names, string owner)
        => names.Count == 0 ? $"There are no members in {owner}." : $"The members of {owner} are: {string.Join(", ", names)}.";

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    private static bool Holds(string a, string b)
    {
        var (shorter, longer) = a.Length < b.Length ? (a, b) : (b, a);
        return shorter.Length >= 3 && (longer.StartsWith(shorter, StringComparison.Ordinal) || (shorter.Length >= 4 && longer.Contains(shorter, StringComparison.Ordinal)));
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
