using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Parley.AspNetCore;
using Parley.Core.Costs;

namespace Parley.InteropTests.Hosting;

/// <summary>A node inside an ASP.NET Core application, over real sockets.</summary>
public sealed class MapParleyTests
{
    internal sealed record Request(string Location, DateOnly Date);

    internal sealed record Forecast(double Temperature);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static void Weather(ParleyBuilder node) => node.AddAgent("weather", agent => agent
        .Describe("Forecasts for European cities.")
        .AddSkill("getForecast", "Forecast for a city on a day.", (Request request) => new Forecast(request.Date.Day)));

    [Fact]
    public async Task Public_skill_is_called_end_to_end_without_a_model()
    {
        await using var bob = await KestrelNode.StartAsync(Weather);
        await using var alice = await KestrelNode.StartAsync(node => node.AddAgent("tours", agent => agent.Describe("Tours.")));
        var peer = alice.App.Services.GetRequiredService<ParleyClient>().Peer($"{bob.Url}parley/agents/weather");
        Assert.Equal(17, (await peer.InvokeAsync<Forecast>("getForecast", new { location = "London", date = "2026-05-17" }, Cancellation)).Temperature);
        foreach (var side in new[] { alice, bob })
        {
            var record = Assert.Single(await side.App.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery(), Cancellation));
            Assert.Equal((Mode.Standard, 0), (record.Mode, record.ModelCalls.Count));
        }
    }

    [Fact]
    public async Task Card_is_at_the_prefix_and_leads_to_the_agents()
    {
        await using var node = await KestrelNode.StartAsync(Weather);
        var card = await node.Http.GetFromJsonAsync<JsonElement>("/parley", Cancellation);
        var agent = card.GetProperty("agents")[0].GetProperty("url").GetString();
        Assert.Equal($"{node.Url}parley/agents/weather", agent);
        Assert.Equal("weather", (await node.Http.GetFromJsonAsync<JsonElement>(agent, Cancellation)).GetProperty("name").GetString());
    }

    [Fact]
    public async Task Everything_outside_the_prefix_is_the_applications()
    {
        await using var node = await KestrelNode.StartAsync(Weather, application: app => app.MapGet("/mine", () => "my own"));
        Assert.Equal(HttpStatusCode.NotFound, (await node.Http.GetAsync(new Uri("/", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await node.Http.GetAsync(new Uri("/parleys", UriKind.Relative), Cancellation)).StatusCode);
        Assert.Equal("my own", await node.Http.GetStringAsync(new Uri("/mine", UriKind.Relative), Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    public async Task Node_without_a_prefix_has_the_root(string prefix)
    {
        await using var node = await KestrelNode.StartAsync(Weather, prefix, application: app => app.MapGet("/mine", () => "my own"));
        Assert.Equal($"{node.Url}agents/weather", (await node.Http.GetFromJsonAsync<JsonElement>("/", Cancellation)).GetProperty("agents")[0].GetProperty("url").GetString());
        Assert.Equal("my own", await node.Http.GetStringAsync(new Uri("/mine", UriKind.Relative), Cancellation));
    }

    [Theory]
    [InlineData("https://agents.example.org")]
    [InlineData("https://agents.example.org/parley")]
    [InlineData("https://agents.example.org/other/place")]
    public async Task Node_behind_a_proxy_says_the_address_it_was_given(string url)
    {
        await using var node = await KestrelNode.StartAsync(builder =>
        {
            Weather(builder);
            builder.Options.Node.Url = new Uri(url);
        });
        var card = await node.Http.GetFromJsonAsync<JsonElement>("/parley/agents/weather", Cancellation);
        Assert.Equal($"{url}/agents/weather", card.GetProperty("url").GetString());
    }

    [Fact]
    public async Task Unknown_agent_is_not_found_in_json()
    {
        await using var node = await KestrelNode.StartAsync(Weather);
        var reply = await node.Http.GetAsync(new Uri("/parley/agents/nobody", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, reply.StatusCode);
        Assert.Contains("nobody", (await reply.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_below_the_prefix()
    {
        await using var node = await KestrelNode.StartAsync(Weather);
        Assert.Equal("""{"status":"healthy"}""", await node.Http.GetStringAsync(new Uri("/parley/health/live", UriKind.Relative), Cancellation));
        Assert.Equal("""{"status":"healthy"}""", await node.Http.GetStringAsync(new Uri("/parley/health/ready", UriKind.Relative), Cancellation));
    }

    [Fact]
    public async Task Conventions_apply_to_the_whole_node()
    {
        await using var node = await KestrelNode.StartAsync(Weather, conventions: mapped => mapped.WithMetadata(new Closed()), application: app => app.Use(async (context, next) =>
        {
            if (context.GetEndpoint()?.Metadata.GetMetadata<Closed>() is not null)
            {
                context.Response.StatusCode = 403;
                return;
            }

            await next(context);
        }));
        Assert.Equal(HttpStatusCode.Forbidden, (await node.Http.GetAsync(new Uri("/parley/agents/weather", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Broken_message_gets_an_answer_and_leaves_the_node_unharmed()
    {
        await using var node = await KestrelNode.StartAsync(Weather);
        using var broken = new StringContent("{ broken", Encoding.UTF8, "application/json");
        var reply = await node.Http.PostAsync(new Uri("/parley/agents/weather", UriKind.Relative), broken, Cancellation);
        Assert.True((await reply.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).TryGetProperty("status", out _));
        Assert.Equal(HttpStatusCode.OK, (await node.Http.GetAsync(new Uri("/parley/agents/weather", UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Mapping_without_a_node_says_what_to_write()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        var failure = Assert.Throws<InvalidOperationException>(() => app.MapParley());
        Assert.Contains("AddParley()", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Closed;
}
