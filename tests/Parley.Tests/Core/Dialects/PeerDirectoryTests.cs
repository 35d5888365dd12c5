using Parley.Core.Diagnostics;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.Tests.Core.Dialects;

public sealed class PeerDirectoryTests
{
    [Theory]
    [InlineData("""{"protocols":{},"status":"success"}""", AgoraDialect.Demo)]
    [InlineData("""{"8be56ceae66797fe1b7c763f140eebeeb70afd8a":["http://a.test/1"]}""", AgoraDialect.Standard)]
    [InlineData("{}", AgoraDialect.Standard)]
    [InlineData("""{"status":"error","message":"Nothing is here."}""", AgoraDialect.Library)]
    [InlineData("<!doctype html>", AgoraDialect.Library)]
    [InlineData("[]", AgoraDialect.Library)]
    public async Task A_dialect_is_told_by_the_list_of_documents(string list, AgoraDialect dialect)
    {
        using var network = new InMemoryNetwork();
        network.Listen(new Uri("http://peer.test"), new Lister(list));

        var found = await new PeerDirectory(network, TimeProvider.System).FindAsync(new Uri("http://peer.test/"), TestContext.Current.CancellationToken);

        Assert.Equal((dialect, "http://peer.test"), (found.Value.Dialect, found.Value.Key));
    }

    [Fact]
    public async Task An_agent_of_ours_is_known_by_its_card()
    {
        await using var node = await WeatherNode.CreateAsync();

        var found = await new PeerDirectory(node.Network, TimeProvider.System).FindAsync(WeatherNode.CityUrl, TestContext.Current.CancellationToken);

        Assert.Equal((AgoraDialect.Library, "city"), (found.Value.Dialect, found.Value.Card?.Name));
    }

    [Fact]
    public async Task A_node_s_own_address_is_answered_with_those_of_its_agents()
    {
        await using var node = await WeatherNode.CreateAsync();

        var found = await new PeerDirectory(node.Network, TimeProvider.System).FindAsync(new Uri("http://weather.test/"), TestContext.Current.CancellationToken);

        Assert.Equal(ParleyErrorCode.UnknownAgent, found.Error?.Code);
        Assert.Contains("http://weather.test/agents/city, http://weather.test/agents/day", found.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_public_skill_s_document_is_offered_with_a_twin_for_the_demo_s_users()
    {
        await using var node = await WeatherNode.CreateAsync(visibility: SkillVisibility.Public);
        var list = await node.SendAsync(new() { Method = "GET", Url = new Uri(WeatherNode.CityUrl + "/wellknown") });
        var (hash, sources) = Assert.Single(JsonText.Parse(System.Text.Encoding.UTF8.GetString(list.Body.Span))["protocols"].AsObject!);
        var source = Assert.Single(sources.AsArray!).AsString!;

        var text = await node.SendAsync(new() { Method = "GET", Url = new Uri(source) });
        var metadata = await node.SendAsync(new() { Method = "GET", Url = new Uri(source.Replace("protocol", "metadata", StringComparison.Ordinal)) });

        Assert.Equal(hash, Parley.Protocol.Documents.DocumentHash.Of(text.Body.Span).ToBase64());
        Assert.Equal(("application/json", "getWeather"), (metadata.ContentType, JsonText.Parse(System.Text.Encoding.UTF8.GetString(metadata.Body.Span))["metadata"]["name"].AsString));
    }

    private sealed class Lister(string list) : IInbound
    {
        public ValueTask<TransportReply> ReceiveAsync(TransportRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(request.Url.AbsolutePath == "/wellknown"
            ? new TransportReply { Status = 200, ContentType = "application/json", Body = System.Text.Encoding.UTF8.GetBytes(list) }
            : new TransportReply { Status = 405, ContentType = "text/html; charset=utf-8" });
    }
}
