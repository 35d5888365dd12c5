using Parley.Core.Policy;
using Parley.Simulations.Network.Changes;
using Parley.Simulations.Network.Running;

namespace Parley.Simulations.Network.Reporting;

/// <summary>What a report is about: one run, and the same queries by other policies.</summary>
/// <param name="Options">Of the run; its policy is the one that the pictures of a single run show.</param>
/// <param name="Runs">Each policy once, plain language among them.</param>
internal sealed record NetworkComparison(NetworkOptions Options, IReadOnlyList<ReportedRun> Runs)
{
    /// <summary>The same sizes under more than one seed, the run's own first; only its own where no others were asked for.</summary>
    public IReadOnlyList<SeedFigures> Seeds { get; init; } = [];

    /// <summary>What the changes of the options' script cost; empty without one.</summary>
    public IReadOnlyList<Adaptation> Adaptations { get; init; } = [];

    /// <summary>Policies in the order in which the report shows them.</summary>
    public static IReadOnlyList<string> Policies { get; } = [ClimbPolicies.LanguageOnly, ClimbPolicies.Paper, ClimbPolicies.Adaptive];

    public ReportedRun Run => Of(Options.Policy);

    public ReportedRun Language => Of(ClimbPolicies.LanguageOnly);

    /// <summary>USD that the run could not have gone below at the prices that these runs paid; null where nobody paid for what there was to buy.</summary>
    public decimal? ClairvoyantUsd { get; } = LeastOf(Options, Runs);

    /// <summary>How many times less than plain language; null when nothing was spent.</summary>
    public static double? Ratio(decimal languageUsd, decimal usd) => usd == 0 ? null : (double)(languageUsd / usd);

    /// <summary>Where schemas are public nothing is bought, and <c>paper</c> buys too late to know a price for most skills: what has no price would count as if it could not be had, and plain language as the least.</summary>
    private static decimal? LeastOf(NetworkOptions options, IReadOnlyList<ReportedRun> runs) => !options.IsPublic && runs.Any(run => run.Policy == ClimbPolicies.Adaptive)
        ? runs.First(run => run.Policy == options.Policy).Findings.Prices.LeastCost([.. runs.Select(run => run.Findings.Prices)])
        : null;

    private ReportedRun Of(string policy) => Runs.First(run => run.Policy == policy);
}
