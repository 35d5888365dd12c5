using Microsoft.Extensions.DependencyInjection;
using Parley.Configuration;
using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Core.Skills;
using Parley.Options;
using Parley.Routines;
using Parley.Telemetry;

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

        services.GetRequiredService<OtlpExport>();
        await memory.OpenAsync(cancellationToken);
        services.GetRequiredService<NodeModels>().Open();
        services.GetRequiredService<AgentCatalog>().Replace(services.GetRequiredService<AgentFactory>().Make());
        services.GetRequiredService<StandardCodeInstaller>().Install();
        _isStarted = true;
    }

    /// <summary>Climbs as they come, until the node stops.</summary>
    public Task ClimbAsync(CancellationToken cancellationToken) => services.GetRequiredService<ClimbQueue>().RunAsync(cancellationToken);

    /// <summary>
    /// Makes the first routine of the process as fast as the next. On a thread of the pool, beside the node, which answers meanwhile.
    /// </summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        await services.GetRequiredService<IRoutineRuntime>().WarmUpAsync(cancellationToken);
    }

    /// <summary>Removes what is older than it is to be kept, now and then, until the node stops.</summary>
    public Task ExpireAsync(CancellationToken cancellationToken) => services.GetRequiredService<Retention>().RunAsync(cancellationToken);

    /// <summary>No climb is queued any more; those that are get done.</summary>
    public void CompleteClimbs() => services.GetRequiredService<ClimbQueue>().Complete();

    /// <summary>Writes to the disk whatever was acknowledged, and sends the last spans and figures.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await memory.FlushAsync(cancellationToken);
        services.GetRequiredService<OtlpExport>().Flush();
    }
}
