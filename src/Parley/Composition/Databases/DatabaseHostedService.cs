using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Configuration;
using Parley.Core.Databases;
using Parley.Core.Storage;
using Parley.Options;

namespace Parley.Composition.Databases;

/// <summary>A hosted database's life: options are checked and the store is read before anything listens; then it looks at its peers now and then until it stops.</summary>
internal sealed partial class DatabaseHostedService(
    ParleyOptions options, DatabaseMemory memory, IServiceProvider services, TimeProvider time, ILogger<DatabaseHostedService> logger) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task? _synchronizing;

    /// <summary>Throws <see cref="ParleyConfigurationException"/> with all mistakes, or <see cref="StoreException"/>.</summary>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (OptionsCheck.Run(options) is { Count: > 0 } mistakes)
        {
            throw new ParleyConfigurationException(mistakes);
        }

        await memory.OpenAsync(cancellationToken);
        await services.GetRequiredService<ProtocolDatabase>().OpenAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _synchronizing = SynchronizeAsync(services.GetRequiredService<DatabaseSync>(), _stopping.Token);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => _stopping.CancelAsync();

    public async Task StopAsync(CancellationToken cancellationToken)
        => await (_synchronizing ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // cancelled, as it was asked to be

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _stopping.Dispose();

    private async Task SynchronizeAsync(DatabaseSync sync, CancellationToken cancellationToken)
    {
        if (options.Database.Peers.Count == 0)
        {
            return;
        }

        await Task.Yield();
        using var timer = new PeriodicTimer(options.Database.SyncInterval, time);
        do
        {
            try
            {
                await sync.RunAsync(cancellationToken);
            }
            catch (StoreException failure)
            {
                // A full disk, say: the next look tries again.
                LogStore(logger, failure.Error.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What a peer sent could not be kept: {Message}")]
    private static partial void LogStore(ILogger logger, string message);
}
