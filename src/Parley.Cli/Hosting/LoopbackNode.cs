using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.AspNetCore;
using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Exchange;
using Parley.Core.Programming;
using Parley.Core.Transport;

namespace Parley.Cli.Hosting;

/// <summary>A node with one agent behind a real HTTP host on a free loopback port, with a store of its own. Climbs run when they are drained, so that each can be shown.</summary>
internal sealed class LoopbackNode : IAsyncDisposable
{
    private readonly WebApplication _host;
    private bool _isStopped;

    private LoopbackNode(string name, ParleyNode node, WebApplication host, Uri url) => (Name, Node, _host, Url) = (name, node, host, url);

    public string Name { get; }

    public ParleyNode Node { get; }

    /// <summary>The agent's URL.</summary>
    public Uri Url { get; }

    public IExchangeStore Exchanges => Node.Services.GetRequiredService<IExchangeStore>();

    public IRoutineStore Routines => Node.Services.GetRequiredService<IRoutineStore>();

    /// <param name="name">The agent's name.</param>
    /// <param name="configure">Adds the agent and its models, and says where the store is.</param>
    public static async Task<LoopbackNode> StartAsync(string name, Action<ParleyBuilder> configure, CancellationToken cancellationToken)
    {
        // The address is known once the socket is bound, and the node needs it for its cards: the options object is shared.
        NodeOptions? options = null;
        var node = await ParleyNode.CreateAsync(
            parley =>
            {
                options = parley.Options.Node;
                configure(parley);
            },
            cancellationToken);
        var host = Host(node, options!);
        await host.StartAsync(cancellationToken);
        var address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        options!.Url = address;
        return new LoopbackNode(name, node, host, new Uri(address, $"agents/{name}"));
    }

    /// <summary>Closes the socket; what the node remembers can still be read.</summary>
    public async Task StopAsync()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            await _host.StopAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _host.DisposeAsync();
        await Node.DisposeAsync();
    }

    private static WebApplication Host(ParleyNode node, NodeOptions options)
    {
        var builder = CommandHost.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(node.Services.GetRequiredService<IInbound>());
        builder.Services.AddSingleton(node.Services.GetRequiredService<PeerBudgets>());
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(TimeProvider.System);
        var host = builder.Build();
        host.MapParley("");
        return host;
    }
}
