using Parley.Cli.Demo.Network;
using Parley.Core.Policy;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Population.Actions;
using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;

namespace Parley.Tests.Cli.Demo.Network;

public sealed class NetworkReportTests
{
    /// <summary>An order costs three exchanges, opening times cost one; there are few orders among those that are asked in plain language, and many behind them.</summary>
    [Fact]
    public async Task Queries_that_were_not_asked_in_plain_language_cost_what_others_of_their_pair_did()
    {
        string[] first = [.. Enumerable.Range(1, 40).Select(number => number % 8 == 0 ? Order(number) : Opening)];
        string[] rest = [.. Enumerable.Range(41, 40).Select(Order)];
        var options = new NetworkOptions().Replay(ActionReader.Read(JsonText.Parse($"[{string.Join(", ", [.. first, .. rest])}]")).Actions!);
        var language = options with { Policy = ClimbPolicies.LanguageOnly };
        var (asked, all, adaptive) = (await RunAsync(language with { AskedAtMost = first.Length }), await RunAsync(language), await RunAsync(options));

        var json = new NetworkReport(new NetworkComparison(options, [new ReportedRun(language.Policy, asked), new ReportedRun(options.Policy, adaptive)]), TimeSpan.Zero, 0).ToJson();
        Assert.Equal(first.Length, json["languageMeasuredQueries"].AsNumber);
        Assert.InRange(json["languageCostUsd"].AsNumber / (double)all.Meter.Total, 0.97, 1.03);

        var measured = new NetworkReport(new NetworkComparison(options, [new ReportedRun(language.Policy, all), new ReportedRun(options.Policy, adaptive)]), TimeSpan.Zero, 0).ToJson();
        Assert.Equal((double)all.Meter.Total, measured["languageCostUsd"].AsNumber);
    }

    private const string Opening = """["bael", ["restaurant2", "openingTimes"], {}]""";

    private static string Order(int number) => $$"""["bael", ["restaurant2", "orderEverything"], {"deliveryAddress": "{{number}} Smith Street"}]""";

    private static async Task<NetworkFindings> RunAsync(NetworkOptions options)
    {
        await using var run = await NetworkRun.StartAsync(options, TestContext.Current.CancellationToken);
        return await run.RunAsync(_ => { }, TestContext.Current.CancellationToken);
    }
}
