using Parley.Core.Policy;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;

namespace Parley.Cli.Demo.Network;

/// <summary>Runs the network by one policy after the other, and shows it.</summary>
internal sealed class NetworkRuns(NetworkOptions options, NetworkView view, CancellationToken cancellationToken)
{
    /// <summary>The same queries by each of these policies. Plain language comes first: the others are shown beside it.</summary>
    /// <param name="languageQueries">Of a longer run only so many are asked in plain language, too, where that is no more than the yardstick.</param>
    /// <param name="answered">Told of each query.</param>
    public async Task<IReadOnlyList<ReportedRun>> CompareAsync(int seed, IReadOnlyList<string> policies, int languageQueries, Action<string, QueryResult> answered)
    {
        var runs = new List<ReportedRun>();
        LanguageYardstick? yardstick = null;
        foreach (var policy in policies)
        {
            var isYardstick = policy == ClimbPolicies.LanguageOnly && policy != options.Policy;
            var planned = options with { Seed = seed, Policy = policy, AskedAtMost = isYardstick ? languageQueries : null };
            var progress = new NetworkProgress(view.Time, planned, yardstick);
            var findings = await view.ShowAsync(progress, shown => RunAsync(planned, (result, documents) =>
            {
                shown(result, documents);
                answered(policy, result);
            }));
            runs.Add(new ReportedRun(policy, findings));
            yardstick ??= policy == ClimbPolicies.LanguageOnly ? new LanguageYardstick(findings) : null;
        }

        return runs;
    }

    /// <summary>What the changes of the script cost, by the run that had them and one more of the same queries that has not.</summary>
    public async Task<IReadOnlyList<Adaptation>> AdaptationsAsync(IReadOnlyList<ReportedRun> runs)
    {
        if (options.Script is not { } script)
        {
            return [];
        }

        var planned = options.Unchanged();
        var without = await view.ShowAsync(new NetworkProgress(view.Time, planned, null), shown => RunAsync(planned, shown));
        return Adaptation.Of(script, runs.First(run => run.Policy == options.Policy).Findings, without);
    }

    /// <summary>What comes of all policies under each of these seeds; nothing else of those runs is kept.</summary>
    public async Task<IReadOnlyList<SeedFigures>> FiguresAsync(IEnumerable<int> seeds)
    {
        var figures = new List<SeedFigures>();
        foreach (var seed in seeds)
        {
            figures.AddRange(SeedFigures.Of(seed, await CompareAsync(seed, NetworkComparison.Policies, int.MaxValue, (_, _) => { })));
        }

        return figures;
    }

    private async Task<NetworkFindings> RunAsync(NetworkOptions planned, Action<QueryResult, int> answered)
    {
        await using var run = await NetworkRun.StartAsync(planned, cancellationToken);
        return await run.RunAsync(result => answered(result, run.Documents), cancellationToken);
    }
}
