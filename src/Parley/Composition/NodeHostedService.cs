using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Parley.Core.Programming;

namespace Parley.Composition;

/// <summary>
/// The node's life in a host. It starts before anything listens; it stops behind everything else, when the requests that were accepted have been answered,
/// within the host's shutdown timeout.
/// </summary>
internal sealed class NodeHostedService(NodeLifetime lifetime, IServiceProvider services) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _climbing = Task.CompletedTask;

    public async Task StartingAsync(CancellationToken cancellationToken) => await lifetime.StartAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _climbing = services.GetRequiredService<ClimbQueue>().RunAsync(_stopping.Token);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await lifetime.StopAsync(cancellationToken);
        await _stopping.CancelAsync();
        try
        {
            await _climbing;
        }
        catch (OperationCanceledException)
        {
            // Its only way to end.
        }
    }

    public void Dispose() => _stopping.Dispose();
}
