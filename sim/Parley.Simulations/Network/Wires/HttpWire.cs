using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore;
using Parley.Core.Transport;
using Parley.Net.Fetching;
using Parley.Net.Http;

namespace Parley.Simulations.Network.Wires;

/// <summary>
/// HTTP over one socket of this machine that all parties listen at, each below its own name: <c>http://127.0.0.1:PORT/hotel1/agents/hotel1</c>. Behind the name stands what every node has,
/// <c>MapParley</c>; the way out is the ordinary transport, whose connections all parties share, as if they came through one proxy.
/// </summary>
internal sealed class HttpWire : INetworkWire
{
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(10);

    private readonly WebApplication _host;
    private readonly Uri _url;
    private readonly ConcurrentDictionary<string, RequestDelegate> _parties;
    private readonly HttpTransport _transport = new(TimeProvider.System);
    private readonly GuardedFetch _fetch;

    private HttpWire(WebApplication host, ConcurrentDictionary<string, RequestDelegate> parties)
    {
        (_host, _parties) = (host, parties);
        _url = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        // The guard refuses loopback; this one origin is meant.
        _fetch = new GuardedFetch(new GuardedFetchOptions { AllowedOrigins = [_url.GetLeftPart(UriPartial.Authority)] }, TimeProvider.System);
    }

    public ITransport Transport => _transport;

    public IGuardedFetch Fetch => _fetch;

    public string? TraceHash => null;

    /// <summary>Listens at a free port.</summary>
    public static async Task<HttpWire> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel =>
        {
            ServerLimits.Apply(kestrel);
            // Callers give idle connections up first, so that no request meets one that is being closed.
            kestrel.Limits.KeepAliveTimeout = IdleTimeout;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        var host = builder.Build();
        var parties = new ConcurrentDictionary<string, RequestDelegate>(StringComparer.Ordinal);
        var byName = parties.GetAlternateLookup<ReadOnlySpan<char>>();
        host.Run(context => byName.TryGetValue(NameIn(context.Request.Path), out var party) ? party(context) : HangUp(context));
        try
        {
            await host.StartAsync(cancellationToken);
            return new HttpWire(host, parties);
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public Uri UrlOf(string name) => new(_url, $"{name.ToLowerInvariant()}/");

    public void Listen(string name, Party party)
    {
        var branch = new ApplicationBuilder(new PartyServices(_host.Services, party));
        branch.UseRouting();
        branch.UseEndpoints(endpoints => endpoints.MapParley(UrlOf(name).AbsolutePath));
        _parties[name.ToLowerInvariant()] = branch.Build();
    }

    public void Stop(string name) => _parties.TryRemove(name.ToLowerInvariant(), out _);

    public async ValueTask DisposeAsync()
    {
        _transport.Dispose();
        _fetch.Dispose();
        await _host.StopAsync();
        await _host.DisposeAsync();
    }

    private static ReadOnlySpan<char> NameIn(PathString path)
    {
        var rest = path.Value.AsSpan().TrimStart('/');
        return rest.IndexOf('/') is >= 0 and var end ? rest[..end] : rest;
    }

    /// <summary>Whoever isn't there says nothing, as where no process listens.</summary>
    private static Task HangUp(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
