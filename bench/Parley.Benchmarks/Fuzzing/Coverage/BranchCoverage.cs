namespace Parley.Benchmarks.Fuzzing.Coverage;

/// <summary>Which marks were left so far.</summary>
internal sealed class BranchCoverage(IReadOnlyList<(byte[] Hits, IReadOnlyList<BranchProbe> Probes)> modules)
{
    private int _known;

    public int Branches => modules.Sum(module => module.Probes.Count);

    public int Reached => modules.Sum(module => module.Hits.Length - module.Hits.AsSpan().Count((byte)0));

    /// <summary>Whether anything was reached for the first time since this was asked last.</summary>
    public bool HasGrown()
    {
        var reached = Reached;
        var grown = reached > _known;
        _known = reached;
        return grown;
    }

    /// <summary>File by file, the worst first: reached branches of all, and the lines with branches that were not reached.</summary>
    public IEnumerable<string> Files() => modules
        .SelectMany(module => module.Probes.Select(probe => (probe, IsHit: module.Hits[probe.Index] != 0)))
        .GroupBy(branch => branch.probe.File, StringComparer.Ordinal)
        .Select(file => (Name: Short(file.Key), All: file.Count(), Hit: file.Count(branch => branch.IsHit), Missed: file.Where(branch => !branch.IsHit).Select(branch => branch.probe.Line).Distinct().Order()))
        .OrderBy(file => (double)file.Hit / file.All)
        .Select(file => $"{100.0 * file.Hit / file.All,5:0.0} % {file.Hit,4}/{file.All,-4} {file.Name}{(file.Hit < file.All ? $"  lines {string.Join(' ', file.Missed)}" : "")}");

    private static string Short(string file) => file[(file.IndexOf("/src/", StringComparison.Ordinal) + 1)..];
}
