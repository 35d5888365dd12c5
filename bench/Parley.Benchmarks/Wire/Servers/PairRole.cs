using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Exchange.Sending;

namespace Parley.Benchmarks.Wire.Servers;

/// <summary>A node that calls another through <see cref="AgentClient"/>, from so many callers at once; its own records go to its own store.</summary>
internal static class PairRole
{
    /// <param name="arguments">The port of the called node, and the store's file.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        await using var node = await ParleyNode.CreateAsync(parley => parley.UseStore(arguments[1]).AddAgent("caller", agent => agent.Describe("Plans tours.")));
        var client = node.Services.GetRequiredService<AgentClient>();
        var url = new Uri($"http://127.0.0.1:{arguments[0]}/parley/agents/{Weather.PublicAgent}");
        await RoleConsole.ServeAsync([], line => RunAsync(client, url, line));
        return 0;
    }

    /// <param name="line">Callers, and seconds.</param>
    private static async Task<JsonObject> RunAsync(AgentClient client, Uri url, string line)
    {
        var (callers, seconds) = (int.Parse(line.Split(' ')[0], null), double.Parse(line.Split(' ')[1], null));
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(client, url, started, seconds))));
        return new JsonObject
        {
            ["replies"] = counts.Sum(count => count.Done),
            ["wrong"] = counts.Sum(count => count.Wrong),
            ["seconds"] = Stopwatch.GetElapsedTime(started).TotalSeconds,
            ["modes"] = $"{counts[0].Last?.Mode}/{counts[0].Last?.PeerMode}",
        };
    }

    private static async Task<(long Done, long Wrong, ExchangeRecord? Last)> CallAsync(AgentClient client, Uri url, long started, double seconds)
    {
        long done = 0, wrong = 0;
        ExchangeRecord? last = null;
        while (Stopwatch.GetElapsedTime(started).TotalSeconds < seconds)
        {
            var invoked = await client.InvokeAsync("caller", url, Weather.Task, Weather.TaskInput, null, CancellationToken.None);
            var isRight = invoked.Succeeded && invoked.Value.Outcome.Succeeded && invoked.Value.Outcome.Value["temperature"].AsNumber == 6.5;
            (done, wrong) = (done + 1, wrong + (isRight ? 0 : 1));
            last = invoked.Succeeded ? invoked.Value.Record : last;
        }

        return (done, wrong, last);
    }
}
