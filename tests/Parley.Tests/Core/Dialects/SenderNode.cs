using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Exchange;
using Parley.Core.Exchange.Sending;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Models.Offline;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Tests.Core.Dialects;

/// <summary>A real node whose agent has tasks done by a scripted peer of another kind.</summary>
internal sealed class SenderNode : IAsyncDisposable
{
    public static Uri PeerUrl { get; } = new("http://peer.test/");

    private SenderNode(InMemoryNetwork network, ParleyNode node) => (Network, Node) = (network, node);

    public InMemoryNetwork Network { get; }

    public ParleyNode Node { get; }

    /// <summary>The weather of a city, in the words of the recorded peers.</summary>
    public static AgentTask Task(SkillEffect effect = SkillEffect.None) => new(
        "Get the temperature and precipitation of a city.",
        Schema("""{"type":"object","properties":{"city":{"type":"string","description":"Name of the city."}},"required":["city"]}"""),
        Schema("""
            {"type":"object","properties":{
              "temperature":{"type":"integer","description":"Temperature in degrees Celsius."},
              "precipitation":{"type":"integer","description":"Precipitation in mm."}},"required":["temperature","precipitation"]}
            """)) { Effect = effect };

    public static async Task<SenderNode> CreateAsync(IInbound peer, string policy = "adaptive", IChatClient? model = null)
    {
        var network = new InMemoryNetwork();
        var node = await ParleyNode.CreateAsync(parley =>
        {
            parley.UseInMemoryStore().UseTransport(network);
            parley.Options.Node.Url = new Uri("http://alice.test");
            parley.Services.AddSingleton<IIdSource>(new SeededIdSource("alice"));
            parley.AddModel("default", model ?? new OfflineModel(), new Price(5, 15));
            parley.AddAgent("alice", agent => agent.Describe("Tours in London.").UsePolicy(policy));
        });
        network.Listen(PeerUrl, peer);
        network.Listen(new Uri("http://alice.test"), node.Inbound);
        return new SenderNode(network, node);
    }

    public async Task<ExchangeResult> TryAsync(AgentTask? task = null, JsonValue input = default)
    {
        var client = Node.Services.GetRequiredService<AgentClient>();
        var invoked = await client.InvokeAsync("alice", PeerUrl, task ?? Task(), input.IsMissing ? new JsonObject { { "city", "London" } } : input, null, TestContext.Current.CancellationToken);
        Assert.True(invoked.Succeeded, invoked.Error?.ToString());
        await Node.DrainAsync(TestContext.Current.CancellationToken);
        return invoked.Value;
    }

    /// <summary>An exchange that must give the recorded weather; climbs are done afterwards.</summary>
    public async Task<ExchangeRecord> AskAsync()
    {
        var result = await TryAsync();
        Assert.True(result.Outcome.Succeeded, result.Outcome.Error?.ToString());
        Assert.Equal(JsonText.Parse(ScriptedPeer.Forecast), result.Outcome.Value);
        return result.Record;
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        Network.Dispose();
    }

    private static JsonSchema Schema(string text) => JsonSchema.Compile(JsonText.Parse(text)).Schema!;
}
