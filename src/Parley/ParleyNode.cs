using Microsoft.Extensions.DependencyInjection;
using Parley.Composition;
using Parley.Core.Programming;
using Parley.Core.Transport;

namespace Parley;

/// <summary>
/// A node without a host, for command lines, tests and simulations. Nothing runs by itself: climbs wait in the queue until <see cref="DrainAsync"/>.
/// </summary>
public sealed class ParleyNode : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ParleyNode(ServiceProvider services) => _services = services;

    public IServiceProvider Services => _services;

    public ParleyClient Client => _services.GetRequiredService<ParleyClient>();

    /// <summary>What a listener would hand requests to.</summary>
    public IInbound Inbound => _services.GetRequiredService<IInbound>();

    /// <summary>A started node. Throws <see cref="Configuration.ParleyConfigurationException"/> with all mistakes, or <see cref="Core.Storage.StoreException"/>.</summary>
    public static async Task<ParleyNode> CreateAsync(Action<ParleyBuilder> configure, CancellationToken cancellationToken = default)
    {
        var collection = new ServiceCollection();
        configure(collection.AddParley());
        var node = new ParleyNode(collection.BuildServiceProvider());
        try
        {
            await node._services.GetRequiredService<NodeLifetime>().StartAsync(cancellationToken);
            return node;
        }
        catch
        {
            await node._services.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does the climbs that are queued: negotiates, has routines written and verified.</summary>
    public ValueTask DrainAsync(CancellationToken cancellationToken = default) => _services.GetRequiredService<ClimbQueue>().DrainAsync(cancellationToken);

    /// <summary>Writes what was acknowledged and closes the store. Climbs that are still queued are left; the next exchange queues them again.</summary>
    public async ValueTask DisposeAsync()
    {
        await _services.GetRequiredService<NodeMemory>().FlushAsync(CancellationToken.None);
        await _services.DisposeAsync();
    }
}
