using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parley.AspNetCore;
using Parley.Core.Costs;
using Parley.Core.Documents;

namespace Parley.InteropTests.Hosting;

/// <summary>What an application asks of its endpoints holds for those of the node.</summary>
public sealed class EndpointConventionTests
{
    private const string Limit = "few";

    private static readonly string[] NodePaths = ["/parley", "/parley/agents/weather", "/parley/agents/weather/wellknown", "/parley/documents/x", "/parley/anything"];

    private static readonly string[] HealthPaths = ["/parley/health/live", "/parley/health/ready"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Authorization_closes_the_node_and_leaves_health_open()
    {
        await using var node = await ClosedAsync();
        foreach (var path in NodePaths)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(node, path));
        }

        foreach (var path in HealthPaths)
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(node, path));
        }

        node.Http.DefaultRequestHeaders.Add(KeyHandler.Header, "sesame");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(node, "/parley/agents/weather"));
    }

    [Fact]
    public async Task Refused_caller_leaves_no_trace()
    {
        await using var node = await ClosedAsync();
        foreach (var path in new[] { "/parley/agents/weather", "/parley/agents/weather/registerNegotiatedProtocol", "/parley/agents/weather/conversations/1" })
        {
            using var message = new StringContent("""{"protocolHash":null,"body":"Hello","protocolSources":[]}""", Encoding.UTF8, "application/json");
            Assert.Equal(HttpStatusCode.Unauthorized, (await node.Http.PostAsync(new Uri(path, UriKind.Relative), message, Cancellation)).StatusCode);
        }

        Assert.Empty(await node.App.Services.GetRequiredService<IExchangeStore>().QueryAsync(new ExchangeQuery(), Cancellation));
        Assert.Empty(await node.App.Services.GetRequiredService<IDocumentStore>().ListAsync(null, 10, Cancellation));
    }

    [Fact]
    public async Task Rate_limit_counts_the_node_and_not_health()
    {
        await using var node = await KestrelNode.StartAsync(
            Weather,
            conventions: mapped => mapped.RequireRateLimiting(Limit),
            application: app => app.UseRateLimiter(),
            services: services => services.AddRateLimiter(limiter => limiter.AddFixedWindowLimiter(Limit, window => (window.PermitLimit, window.Window) = (2, TimeSpan.FromHours(1)))));
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable],
            [await StatusAsync(node, "/parley"), await StatusAsync(node, "/parley/agents/weather"), await StatusAsync(node, "/parley")]);
        Assert.All(await Task.WhenAll(Enumerable.Repeat(HealthPaths, 3).SelectMany(paths => paths).Select(path => StatusAsync(node, path))), status => Assert.Equal(HttpStatusCode.OK, status));
    }

    [Fact]
    public async Task Host_decides_for_all_of_it()
    {
        await using var node = await KestrelNode.StartAsync(Weather, conventions: mapped => mapped.RequireHost("agents.example.org"));
        foreach (var path in NodePaths.Concat(HealthPaths))
        {
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(node, path));
        }
    }

    [Fact]
    public async Task Every_endpoint_has_the_metadata_a_tag_and_a_name_of_its_own()
    {
        await using var node = await KestrelNode.StartAsync(
            Weather, conventions: mapped => mapped.WithMetadata(new Mark()), application: app => app.MapParley("/second").WithMetadata(new Mark()));
        var endpoints = node.App.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        Assert.Equal(6, endpoints.Count);
        Assert.All(endpoints, endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<Mark>()));
        Assert.All(endpoints, endpoint => Assert.Equal(["Parley"], endpoint.Metadata.GetMetadata<ITagsMetadata>()!.Tags));
        Assert.Equal(6, endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).Distinct().Count());
        Assert.Equal("/parley/agents/weather", node.App.Services.GetRequiredService<LinkGenerator>().GetPathByName("Parley/parley", new { path = "agents/weather" })?.Replace("%2F", "/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Health_checks_of_the_application_tell_of_the_node_by_tag()
    {
        await using var node = await KestrelNode.StartAsync(
            Weather,
            services: services => services.AddHealthChecks().AddCheck("mine", () => Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy(), tags: ["ready"]),
            application: app =>
            {
                foreach (var tag in new[] { "live", "ready" })
                {
                    app.MapHealthChecks($"/{tag}", new() { Predicate = check => check.Tags.Contains(tag), ResponseWriter = (context, report) => context.Response.WriteAsync(string.Join(' ', report.Entries.Keys.Order()), context.RequestAborted) });
                }
            });
        Assert.Equal("parley", await node.Http.GetStringAsync(new Uri("/live", UriKind.Relative), Cancellation));
        Assert.Equal("mine parley-store", await node.Http.GetStringAsync(new Uri("/ready", UriKind.Relative), Cancellation));
    }

    private static void Weather(ParleyBuilder node) => node.AddAgent("weather", agent => agent.Describe("Forecasts."));

    private static Task<KestrelNode> ClosedAsync() => KestrelNode.StartAsync(
        Weather,
        conventions: mapped => mapped.RequireAuthorization(),
        application: app => app.UseAuthentication().UseAuthorization(),
        services: services => services.AddAuthorization().AddAuthentication(KeyHandler.Name).AddScheme<AuthenticationSchemeOptions, KeyHandler>(KeyHandler.Name, null));

    private static async Task<HttpStatusCode> StatusAsync(KestrelNode node, string path) => (await node.Http.GetAsync(new Uri(path, UriKind.Relative), Cancellation)).StatusCode;

    private sealed class Mark;
}
