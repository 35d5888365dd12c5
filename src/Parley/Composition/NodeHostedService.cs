using Microsoft.Extensions.Hosting;

namespace Parley.Composition;

/// <summary>
/// The node's life in a host. It starts before anything listens; it stops behind everything else, when the requests that were accepted have been answered:
/// climbs that are queued get done as far as the host's shutdown timeout allows, then the store is flushed.
/// </summary>
internal sealed class NodeHostedService(NodeLifetime lifetime) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly CancellationTokenSource _expiring = new();
    private Task? _climbing;
    private Task? _warmingUp;
    private Task? _retention;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await lifetime.StartAsync(cancellationToken);
        _climbing = lifetime.ClimbAsync(_stopping.Token);
        _retention = lifetime.ExpireAsync(_expiring.Token);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        // Not before everything listens, and not awaited: a node that is ready is not held up by it.
        _warmingUp = lifetime.WarmUpAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_climbing is null)
        {
            return;
        }

        lifetime.CompleteClimbs();
        await using (cancellationToken.UnsafeRegister(static stopping => ((CancellationTokenSource)stopping!).Cancel(), _stopping))
        {
            try
            {
                await _climbing;
                await (_warmingUp ?? Task.CompletedTask);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // A climb is only ever an improvement: the next exchange queues it again.
            }
        }

        await _expiring.CancelAsync();
        await _retention!.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // cancelled, as it was asked to be
        await lifetime.FlushAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        _stopping.Dispose();
        _expiring.Dispose();
    }
}
