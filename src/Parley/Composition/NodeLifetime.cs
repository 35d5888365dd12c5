using Parley.Configuration;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Options;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Composition;

/// <summary>
/// Brings a node up and down, in a host or without one. Up: options are checked, the store is opened, agents and the user's code take their places.
/// Down: climbs that were queued are finished, what was acknowledged reaches the disk.
/// </summary>
internal sealed class NodeLifetime(IServiceProvider services, ParleyOptions options, NodeMemory memory)
{
    private bool _isStarted;

    /// <summary>Throws <see cref="ParleyConfigurationException"/> with all mistakes, or <see cref="Core.Storage.StoreException"/>.</summary>
    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        if (_isStarted)
        {
            return;
        }

        var mistakes = OptionsCheck.Run(options);
        if (mistakes.Count > 0)
        {
            throw new ParleyConfigurationException(mistakes);
        }

        await memory.OpenAsync(cancellationToken);
        services.GetRequiredService<AgentCatalog>().Replace(services.GetRequiredService<AgentFactory>().Make());
        await services.GetRequiredService<StandardCodeInstaller>().InstallAsync(cancellationToken);
        _isStarted = true;
    }

    /// <summary>Finishes queued climbs as far as time allows; the store is flushed even when it doesn't.</summary>
    public async ValueTask StopAsync(CancellationToken cancellationToken)
    {
        if (!_isStarted)
        {
            return;
        }

        try
        {
            await services.GetRequiredService<ClimbQueue>().DrainAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A climb is only ever an improvement: the next exchange queues it again.
        }

        await memory.FlushAsync(CancellationToken.None);
    }
}
