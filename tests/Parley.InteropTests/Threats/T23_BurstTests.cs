using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Exchange.Receiving;
using Parley.Core.Skills;
using Parley.InteropTests.Hosting;

namespace Parley.InteropTests.Threats;

/// <summary>One caller's many requests at once take turns at a processor, and only there.</summary>
public sealed class T23_BurstTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task T23_A_request_that_waits_for_something_gives_its_turn_to_the_next()
    {
        const int Requests = 4;
        var finish = new TaskCompletionSource();
        using var begun = new CountdownEvent(Requests);
        await using var node = await KestrelNode.StartAsync(builder =>
        {
            builder.AddAgent("weather", agent => agent.Describe("Weather.").AddSkill("getForecast", "Forecast.", async (string city) =>
            {
                begun.Signal();
                await finish.Task;
                return city.Length;
            }, SkillEffect.None));
            (builder.Options.Peers.OpenRequestsBeforeTurns, builder.Options.Peers.TrustLoopback) = (1, false);
        });

        var replies = Enumerable.Range(0, Requests).Select(_ => CallAsync(node)).ToList();
        Assert.True(await Task.Run(() => begun.Wait(TimeSpan.FromSeconds(20), Token), Token), "all of them wait at the same time");
        finish.SetResult();
        Assert.All(await Task.WhenAll(replies), reply => Assert.Contains("success", reply, StringComparison.Ordinal));
    }

    private static async Task<string> CallAsync(KestrelNode node)
    {
        var agent = node.App.Services.GetRequiredService<AgentCatalog>().Find("weather")!;
        var document = Assert.Single(node.App.Services.GetRequiredService<PublicDocuments>().Of(agent)).Value.Document;
        using var reply = await node.Http.PostAsJsonAsync(
            new Uri("/parley/agents/weather", UriKind.Relative),
            new { protocolHash = document.Hash.ToBase64(), protocolSources = Array.Empty<string>(), body = """{"city":"Oslo"}""" },
            Token);
        return await reply.Content.ReadAsStringAsync(Token);
    }
}
