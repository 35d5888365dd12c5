using System.Net;
using System.Net.Sockets;
using Parley.Core.Costs;
using Parley.Core.Policy;
using Parley.Protocol.Json;
using Parley.Simulations.Network.Costs;
using Parley.Simulations.Network.Running;
using Parley.Simulations.Network.Wires;

namespace Parley.InteropTests.Simulations.Network.Wires;

/// <summary>The network over sockets is the network in memory.</summary>
public sealed class HttpRunTests
{
    private static readonly NetworkOptions Small = new() { Users = 8, Queries = 60 };

    [Theory]
    [InlineData(ClimbPolicies.Paper, false)]
    [InlineData(ClimbPolicies.Adaptive, false)]
    [InlineData(ClimbPolicies.Adaptive, true)]
    public async Task The_same_seed_gives_the_same_figures_as_in_memory(string policy, bool withDatabaseDown)
    {
        var options = Small with { Policy = policy };
        var (memory, again) = (await RunAsync(options, withDatabaseDown), await RunAsync(options, withDatabaseDown));
        var http = await RunAsync(options with { Transport = WireKind.Http }, withDatabaseDown);
        Assert.Equal((memory.Figures, memory.TraceHash), (again.Figures, again.TraceHash));
        Assert.Equal(memory.Figures, http.Figures);
        Assert.Null(http.TraceHash);
    }

    [Fact]
    public async Task Changes_in_the_middle_of_a_run_cost_the_same_as_in_memory()
    {
        var memory = await RunAsync(EveryChange.Options, withDatabaseDown: false);
        Assert.Equal(memory.Figures, (await RunAsync(EveryChange.Options with { Transport = WireKind.Http }, withDatabaseDown: false)).Figures);
        Assert.NotEqual(memory.Figures, (await RunAsync(EveryChange.Options.Unchanged(), withDatabaseDown: false)).Figures);
    }

    [Fact]
    public async Task Every_party_is_reached_at_the_address_that_it_names()
    {
        await using var run = await NetworkRun.StartAsync(Small with { Transport = WireKind.Http }, TestContext.Current.CancellationToken);
        using var client = new HttpClient();
        var node = run.Wire.UrlOf("hotel1");
        Assert.Equal((true, "/hotel1/"), (node.IsLoopback, node.AbsolutePath));
        var agent = Assert.Single(JsonText.Parse(await TextAsync(client, node))["agents"].AsArray!)["url"].AsString;
        Assert.Equal(new Uri(node, "agents/hotel1").AbsoluteUri, agent);
        Assert.Contains("Lodge Hotel", await TextAsync(client, new Uri(agent!)), StringComparison.Ordinal);
        Assert.Contains("digests", await TextAsync(client, new Uri(run.Wire.UrlOf(NetworkDatabases.NameOf(1)), "digests")), StringComparison.Ordinal);
        await Assert.ThrowsAsync<HttpRequestException>(() => TextAsync(client, run.Wire.UrlOf("nobody")));
    }

    [Fact]
    public async Task Nothing_listens_when_the_run_is_over()
    {
        var run = await NetworkRun.StartAsync(Small with { Transport = WireKind.Http }, TestContext.Current.CancellationToken);
        var port = run.Wire.UrlOf("hotel1").Port;
        await run.DisposeAsync();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await Assert.ThrowsAsync<SocketException>(async () => await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken));
    }

    private static Task<string> TextAsync(HttpClient client, Uri url) => client.GetStringAsync(url, TestContext.Current.CancellationToken);

    /// <summary>All that doesn't depend on addresses.</summary>
    private static async Task<(string Figures, string? TraceHash)> RunAsync(NetworkOptions options, bool withDatabaseDown)
    {
        await using var run = await NetworkRun.StartAsync(options, TestContext.Current.CancellationToken);
        if (withDatabaseDown)
        {
            run.Wire.Stop(NetworkDatabases.NameOf(2));
        }

        var findings = await run.RunAsync(_ => { }, TestContext.Current.CancellationToken);
        Assert.Equal((options.Queries, 1d), (findings.Asked, findings.Accuracy));
        Assert.True(findings.Documents > 0 && findings.Routines > 0);
        Assert.Equal(withDatabaseDown, findings.DatabaseFaults > 0);
        return (Figures(findings), findings.TraceHash);
    }

    private static string Figures(NetworkFindings findings) => string.Join('\n',
    [
        .. Enum.GetValues<CostKind>().Select(kind => FormattableString.Invariant($"{kind} {findings.Meter.Of(kind)} USD")),
        .. Enum.GetValues<Mode>().Select(mode => $"{mode} {findings.Meter.Exchanges(mode)}"),
        .. findings.Stretches.Select(stretch => $"{stretch}"),
        $"{findings.Meter.ModelCalls} model calls, {findings.Routines} routines, {findings.DatabaseFaults} faults",
        .. findings.DocumentNames.Select(document => $"{document.Value} {document.Key}").Order(StringComparer.Ordinal),
        .. findings.History.Pairs.Select(pair => FormattableString.Invariant($"{pair.Pair} {pair.Queries} queries, {pair.Usd} USD")).Order(StringComparer.Ordinal),
    ]);
}
