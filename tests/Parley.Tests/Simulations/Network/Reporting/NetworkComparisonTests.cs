using Parley.Core.Policy;
using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;

namespace Parley.Tests.Simulations.Network.Reporting;

public sealed class NetworkComparisonTests
{
    private static readonly NetworkOptions Small = new() { Users = 12, Queries = 120 };

    [Theory]
    [InlineData(ClimbPolicies.LanguageOnly)]
    [InlineData(ClimbPolicies.Paper)]
    public async Task Nothing_is_the_least_where_documents_and_routines_have_no_prices(string policy)
        => Assert.Null((await CompareAsync(Small with { Policy = policy }, ClimbPolicies.LanguageOnly, policy)).ClairvoyantUsd);

    [Fact]
    public async Task Nothing_is_the_least_where_schemas_are_public()
        => Assert.Null((await CompareAsync(Small with { IsPublic = true }, ClimbPolicies.LanguageOnly, ClimbPolicies.Adaptive)).ClairvoyantUsd);

    [Fact]
    public async Task Prices_that_adaptive_paid_bound_what_the_paper_spends()
    {
        var comparison = await CompareAsync(Small with { Policy = ClimbPolicies.Paper }, [.. NetworkComparison.Policies]);
        Assert.InRange(comparison.ClairvoyantUsd!.Value, 0.01m, comparison.Runs.Min(run => run.Findings.Meter.Total));
    }

    private static async Task<NetworkComparison> CompareAsync(NetworkOptions options, params string[] policies)
    {
        var runs = new List<ReportedRun>();
        foreach (var policy in policies.Distinct())
        {
            await using var run = await NetworkRun.StartAsync(options with { Policy = policy }, TestContext.Current.CancellationToken);
            runs.Add(new ReportedRun(policy, await run.RunAsync(_ => { }, TestContext.Current.CancellationToken)));
        }

        return new NetworkComparison(options, runs);
    }
}
