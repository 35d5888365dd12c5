using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parley.Core.Diagnostics;
using Parley.Core.Transport;
using Parley.InteropTests.Net;

namespace Parley.InteropTests.Hosting;

/// <summary>The node's ways out as clients of <see cref="IHttpClientFactory"/>, configured by an application as any other.</summary>
public sealed class HttpClientFactoryTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Handlers_of_the_application_see_every_call()
    {
        await using var server = new TinyServer(request => TinyServer.Ok(request.Contains("X-Tenant: seven", StringComparison.Ordinal) ? "seen" : "unseen"));
        var seen = new ConcurrentQueue<Uri?>();
        await using var node = await NodeAsync(services =>
        {
            services.AddHttpClient(ParleyHttp.Peers).AddHttpMessageHandler(() => new Recording(seen));
            services.AddHttpClient(ParleyHttp.Fetch).AddHttpMessageHandler(() => new Recording(seen));
        }, server.Url);
        Assert.Equal("seen", await SendAsync(node, server.Url));
        Assert.True((await node.Services.GetRequiredService<IGuardedFetch>().FetchAsync(new Uri(server.Url, "/doc"), 100, Cancellation)).Succeeded);
        Assert.Equal([server.Url, new Uri(server.Url, "/doc")], seen);
    }

    [Fact]
    public async Task Connections_to_peers_may_be_replaced_but_keep_what_exchanges_rely_on()
    {
        await using var target = new TinyServer(_ => TinyServer.Ok("elsewhere"));
        await using var server = new TinyServer(_ => $"HTTP/1.1 302 Found\r\nLocation: {target.Url}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var made = 0;
        await using var node = await NodeAsync(services => services.AddHttpClient(ParleyHttp.Peers).ConfigurePrimaryHttpMessageHandler(() =>
        {
            made++;
            return new HttpClientHandler { AllowAutoRedirect = true, UseCookies = true };
        }));
        var reply = await node.Services.GetRequiredService<ITransport>().SendAsync(Request(server.Url), Cancellation);
        Assert.Equal((302, 1), (reply.Value.Status, made));
    }

    [Fact]
    public async Task Guard_of_the_fetch_cannot_be_configured_away()
    {
        await using var server = new TinyServer(_ => TinyServer.Ok("secret"));
        await using var node = await NodeAsync(services =>
        {
            services.AddHttpClient(ParleyHttp.Fetch).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler());
            services.ConfigureHttpClientDefaults(client => client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler()));
        });
        Assert.Equal(ParleyErrorCode.FetchRefused, (await node.Services.GetRequiredService<IGuardedFetch>().FetchAsync(server.Url, 100, Cancellation)).Error!.Code);
    }

    [Fact]
    public async Task Handler_that_leads_elsewhere_meets_the_guard_there()
    {
        await using var server = new TinyServer(_ => TinyServer.Ok("secret"));
        await using var node = await NodeAsync(services => services.AddHttpClient(ParleyHttp.Fetch).AddHttpMessageHandler(() => new Redirecting(server.Url)));
        Assert.Equal(ParleyErrorCode.FetchRefused, (await node.Services.GetRequiredService<IGuardedFetch>().FetchAsync(new Uri("http://1.1.1.1/"), 100, Cancellation)).Error!.Code);
    }

    private static Task<ParleyNode> NodeAsync(Action<IServiceCollection> configure, params Uri[] allowed) => ParleyNode.CreateAsync(
        node =>
        {
            node.UseInMemoryStore().AllowFetch([.. allowed.Select(origin => origin.AbsoluteUri)]);
            configure(node.Services);
        },
        Cancellation);

    private static TransportRequest Request(Uri url) => new() { Method = "GET", Url = url, Timeout = TimeSpan.FromSeconds(10) };

    private static async Task<string> SendAsync(ParleyNode node, Uri url)
        => System.Text.Encoding.UTF8.GetString((await node.Services.GetRequiredService<ITransport>().SendAsync(Request(url), Cancellation)).Value.Body.Span);

    private sealed class Recording(ConcurrentQueue<Uri?> seen) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen.Enqueue(request.RequestUri);
            request.Headers.Add("X-Tenant", "seven");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Redirecting(Uri to) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = to;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
