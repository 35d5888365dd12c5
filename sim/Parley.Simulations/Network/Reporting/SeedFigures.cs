using Parley.Core.Policy;

namespace Parley.Simulations.Network.Reporting;

/// <summary>What came of one policy under one seed.</summary>
/// <param name="LanguageUsd">What the same queries cost in plain language.</param>
internal sealed record SeedFigures(int Seed, string Policy, decimal Usd, decimal LanguageUsd, double Accuracy, int Failed, long ModelCalls)
{
    public double? Ratio => NetworkComparison.Ratio(LanguageUsd, Usd);

    /// <summary>One line for each run of a seed, plain language among them.</summary>
    public static IEnumerable<SeedFigures> Of(int seed, IReadOnlyList<ReportedRun> runs)
    {
        var languageUsd = runs.First(run => run.Policy == ClimbPolicies.LanguageOnly).Findings.Meter.Total;
        return runs.Select(run => new SeedFigures(seed, run.Policy, run.Findings.Meter.Total, languageUsd, run.Findings.Accuracy, run.Findings.Failed, run.Findings.Meter.ModelCalls));
    }
}
