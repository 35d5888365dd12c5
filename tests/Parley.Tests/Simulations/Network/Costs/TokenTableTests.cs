using Parley.Simulations.Network.Reporting;
using Parley.Simulations.Network.Running;

namespace Parley.Tests.Simulations.Network.Costs;

/// <summary>
/// Policies are compared by what the offline model asks, so that is settled beforehand: <c>tests/vectors/network/tokens.csv</c>. Whoever changes a prompt, the offline model or a policy's questions
/// changes that file with it, and measures the figures of the guide again.
/// </summary>
public sealed class TokenTableTests
{
    private static readonly NetworkOptions Options = new() { Users = 12, Queries = 120 };

    [Fact]
    public async Task Calls_for_each_purpose_ask_what_was_settled()
    {
        var runs = new List<ReportedRun>();
        foreach (var policy in NetworkComparison.Policies)
        {
            await using var run = await NetworkRun.StartAsync(Options with { Policy = policy }, TestContext.Current.CancellationToken);
            runs.Add(new ReportedRun(policy, await run.RunAsync(_ => { }, TestContext.Current.CancellationToken)));
        }

        var lines = new StringWriter();
        TokensCsv.Write(lines, new NetworkComparison(Options, runs));
        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "network", "tokens.csv")), lines.ToString());
    }
}
