using Microsoft.Extensions.DependencyInjection;
using Parley.Composition;
using Parley.Configuration;
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

    /// <summary>What the node is made of; disposed with it.</summary>
    public IServiceProvider Services => _services;

    /// <summary>Talks to other agents.</summary>
    public ParleyClient Client => _services.GetRequiredService<ParleyClient>();

    /// <summary>What a listener would hand requests to.</summary>
    public IInbound Inbound => _services.GetRequiredService<IInbound>();

    /// <summary>A started node. Throws <see cref="ParleyConfigurationException"/> with all mistakes, or <see cref="Core.Storage.StoreException"/>.</summary>
    public static Task<ParleyNode> CreateAsync(Action<ParleyBuilder> configure, CancellationToken cancellationToken = default)
        => StartAsync(services => services.AddParley(), configure, cancellationToken);

    /// <inheritdoc cref="CreateAsync(Action{ParleyBuilder}, CancellationToken)"/>
    public static Task<ParleyNode> CreateAsync(ParleyConfiguration configuration, Action<ParleyBuilder>? configure = null, CancellationToken cancellationToken = default)
        => StartAsync(services => services.AddParley(configuration), configure, cancellationToken);

    private static async Task<ParleyNode> StartAsync(Func<IServiceCollection, ParleyBuilder> add, Action<ParleyBuilder>? configure, CancellationToken cancellationToken)
    {
        var collection = new ServiceCollection();
        var builder = add(collection);
        configure?.Invoke(builder);
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
