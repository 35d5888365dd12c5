using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Skills;
using Parley.Core.Transport;
using Parley.InteropTests.Hosting;

namespace Parley.InteropTests.Threats;

/// <summary>Who calls, and how often, is known before a body is read.</summary>
public sealed class T23_AdmissionTests
{
    private static readonly Uri Agent = new("/parley/agents/weather", UriKind.Relative);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task T23_A_flood_is_told_when_to_come_back()
    {
        await using var node = await StartAsync(trusted: false);
        List<HttpResponseMessage> replies = [];
        for (var i = 0; i < 4; i++)
        {
            replies.Add(await node.Http.GetAsync(Agent, Token));
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], replies.Select(reply => reply.StatusCode));
        Assert.InRange(replies[3].Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 5);
        Assert.Contains("\"code\":\"TooManyRequests\"", await replies[3].Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        replies.ForEach(reply => reply.Dispose());
    }

    [Fact]
    public async Task T23_A_refusal_is_held_back_over_HTTP()
    {
        var longest = TimeSpan.FromSeconds(1);
        await using var node = await StartAsync(trusted: null, held: longest);
        var sent = 0L;
        HttpResponseMessage reply;
        do
        {
            sent = Stopwatch.GetTimestamp();
            var flooding = FloodAsync(node, Token);
            using var other = await node.Http.GetAsync(Agent, Token);
            Assert.Equal(HttpStatusCode.OK, other.StatusCode);
            reply = await flooding;
            reply.Dispose();
        }
        while (reply.StatusCode == HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.TooManyRequests, reply.StatusCode);
        Assert.True(Stopwatch.GetElapsedTime(sent) >= longest / 2, "it was held back");
    }

    [Fact]
    public async Task T23_Callers_of_a_node_on_this_machine_are_not_limited()
    {
        await using var node = await StartAsync(trusted: null);
        for (var i = 0; i < 20; i++)
        {
            using var reply = await node.Http.GetAsync(Agent, Token);
            Assert.Equal(HttpStatusCode.OK, reply.StatusCode);
        }
    }

    [Fact]
    public async Task T23_Callers_behind_a_proxy_whose_headers_nobody_reads_are_strangers()
    {
        await using var node = await StartAsync(trusted: null);
        node.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        List<HttpStatusCode> codes = [];
        for (var i = 0; i < 4; i++)
        {
            using var reply = await node.Http.GetAsync(Agent, Token);
            codes.Add(reply.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, codes[3]);
    }

    [Fact]
    public async Task T09_Two_users_behind_one_address_with_one_exchange_id_do_not_meet()
    {
        var runs = 0;
        await using var node = await KestrelNode.StartAsync(
            builder => builder.AddAgent("weather", agent => agent.Describe("Weather.").AddSkill("order", "Order a cab.", (string city) => ++runs, SkillEffect.Once)),
            application: app => app.Use((context, next) =>
            {
                // Stands for any authentication that the application has.
                var name = context.Request.Headers["X-User"].ToString();
                context.User = name.Length == 0 ? new ClaimsPrincipal() : new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
                return next();
            }));

        await OrderAsync(node, "ada");
        await OrderAsync(node, "bob");
        Assert.Equal(2, runs);
        await OrderAsync(node, "ada");
        await OrderAsync(node, "bob");
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task T09_A_request_repeated_from_a_rotated_address_runs_nothing_twice()
    {
        var runs = 0;
        await using var node = await KestrelNode.StartAsync(
            builder => builder.AddAgent("weather", agent => agent.Describe("Weather.").AddSkill("order", "Order a cab.", (string city) => ++runs, SkillEffect.Once)),
            application: app => app.Use((context, next) =>
            {
                // Stands for a connection from there (RFC 8981: temporary addresses).
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers["X-User"].ToString());
                return next();
            }));

        await OrderAsync(node, "2001:db8:1:2:aaaa:bbbb:cccc:dddd");
        await OrderAsync(node, "2001:db8:1:2:1111:2222:3333:4444");
        Assert.Equal(1, runs);
        await OrderAsync(node, "2001:db8:1:3::1");
        Assert.Equal(2, runs);
    }

    private static async Task OrderAsync(KestrelNode node, string user)
    {
        var catalog = node.App.Services.GetRequiredService<AgentCatalog>();
        var document = Assert.Single(node.App.Services.GetRequiredService<Parley.Core.Exchange.Receiving.PublicDocuments>().Of(catalog.Find("weather")!)).Value.Document;
        using var request = new HttpRequestMessage(HttpMethod.Post, Agent)
        {
            Content = JsonContent.Create(new { protocolHash = document.Hash.ToBase64(), protocolSources = Array.Empty<string>(), body = """{"city":"Oslo"}""" }),
        };
        request.Headers.Add("X-User", user);
        request.Headers.Add(PeerClient.ExchangeIdHeader, "one-and-the-same");
        using var reply = await node.Http.SendAsync(request, Token);
        Assert.Contains("success", await reply.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> FloodAsync(KestrelNode node, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Agent) { Headers = { { "X-Forwarded-For", "203.0.113.7" } } };
        return await node.Http.SendAsync(request, cancellationToken);
    }

    private static Task<KestrelNode> StartAsync(bool? trusted, TimeSpan held = default) => KestrelNode.StartAsync(builder =>
    {
        builder.AddAgent("weather", agent => agent.Describe("Weather."));
        (builder.Options.Peers.RequestsPerSecond, builder.Options.Peers.Burst, builder.Options.Peers.TrustLoopback, builder.Options.Peers.RefusalDelay) = (1, 2, trusted, held);
    });
}
