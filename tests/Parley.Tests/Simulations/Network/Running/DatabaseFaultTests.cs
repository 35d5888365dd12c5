using Microsoft.Extensions.Logging.Abstractions;
using Parley.Core.Costs.Budgets;
using Parley.Core.Exchange;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Wires;
using Parley.Tests.Core.Databases;

namespace Parley.Tests.Simulations.Network.Running;

/// <summary>The middle one of three protocol databases is no good: the network does without it, and says how often it met that.</summary>
public sealed class DatabaseFaultTests
{
    /// <summary>Its two neighbours look at it once in thirty queries each.</summary>
    private const int Visits = 8;

    private const int WrongInOneVisit = 8;

    private static readonly NetworkOptions Small = new() { Users = 12, Queries = 120 };

    [Fact]
    public async Task One_that_is_down_is_skipped()
    {
        await using var run = await NetworkRun.StartAsync(Small, TestContext.Current.CancellationToken);
        run.Wire.Stop(NetworkDatabases.NameOf(2));
        AssertUnharmed(await run.RunAsync(_ => { }, TestContext.Current.CancellationToken), Visits);
    }

    [Fact]
    public async Task One_that_lies_about_what_it_has_is_soon_left()
    {
        var listed = Enumerable.Range(0, 40).Select(number => $"{number % 4:x2}{number:x38}");
        AssertUnharmed(await RunWithAsync(LyingNeighbour.Listing(listed, _ => "---\nname: bookRoom\n---\nNot what was asked for.")), Visits * WrongInOneVisit);
    }

    [Fact]
    public async Task One_that_sends_wrong_bytes_gives_nothing()
        => AssertUnharmed(await RunWithAsync(new LyingNeighbour(_ => "\u0000[[[{\"documents\":")), Visits);

    [Fact]
    public async Task One_that_floods_is_cut_off()
    {
        var flood = new string(' ', 4 << 20);
        AssertUnharmed(await RunWithAsync(new LyingNeighbour(_ => flood)), Visits);
    }

    [Fact]
    public async Task Where_all_are_well_nothing_is_counted()
    {
        await using var run = await NetworkRun.StartAsync(Small, TestContext.Current.CancellationToken);
        AssertUnharmed(await run.RunAsync(_ => { }, TestContext.Current.CancellationToken), 0);
    }

    private static async Task<NetworkFindings> RunWithAsync(LyingNeighbour neighbour)
    {
        await using var run = await NetworkRun.StartAsync(Small, TestContext.Current.CancellationToken);
        var (name, options) = (NetworkDatabases.NameOf(2), new NodeOptions());
        run.Wire.Listen(name, new Party(neighbour, new PeerBudgets(new PeerOptions(), () => options.Url, TimeProvider.System, NullLogger<PeerBudgets>.Instance), options));
        var findings = await run.RunAsync(_ => { }, TestContext.Current.CancellationToken);
        Assert.True(neighbour.Asked >= Visits, $"It was asked {neighbour.Asked} times.");
        return findings;
    }

    private static void AssertUnharmed(NetworkFindings findings, int faults)
        => Assert.Equal((Small.Queries, 1d, 0, faults), (findings.Asked, findings.Accuracy, findings.Failed, findings.DatabaseFaults));
}
