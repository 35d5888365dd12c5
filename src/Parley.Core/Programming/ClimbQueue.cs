using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Parley.Core.Programming;

/// <summary>
/// Climbs that wait their turn, off the callers' path. A host runs them one after the other with <see cref="RunAsync(CancellationToken)"/>;
/// tests, the command line and simulations run what is queued with <see cref="DrainAsync"/>.
/// </summary>
public sealed partial class ClimbQueue
{
    /// <summary>Climbs that may wait unless another number is given.</summary>
    public const int DefaultCapacity = 256;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly Channel<Climb> _climbs;
    private readonly ILogger<ClimbQueue> _logger;
    private TaskCompletionSource? _idle;

    /// <summary>A queue that refuses more than <paramref name="capacity"/> waiting climbs: the next exchange queues them again.</summary>
    public ClimbQueue(ILogger<ClimbQueue> logger, int capacity = DefaultCapacity)
    {
        _logger = logger;
        _climbs = Channel.CreateBounded<Climb>(new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.Wait });
    }

    private sealed record Climb(string Key, Func<CancellationToken, ValueTask> Work);

    /// <summary>Climbs that are queued or running.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _keys.Count;
            }
        }
    }

    /// <summary>Whether this climb is queued or running.</summary>
    public bool Holds(string key)
    {
        lock (_lock)
        {
            return _keys.Contains(key);
        }
    }

    /// <summary>False when the key is queued or running already, or the queue is full or completed.</summary>
    public bool TryEnqueue(string key, Func<CancellationToken, ValueTask> work)
    {
        lock (_lock)
        {
            if (!_keys.Add(key))
            {
                return false;
            }

            if (_climbs.Writer.TryWrite(new Climb(key, work)))
            {
                return true;
            }

            _keys.Remove(key);
            return false;
        }
    }

    /// <summary>Runs on the caller what is queued, and what that queues, until nothing is left.</summary>
    public async ValueTask DrainAsync(CancellationToken cancellationToken)
    {
        while (_climbs.Reader.TryRead(out var climb))
        {
            await RunAsync(climb, cancellationToken);
        }
    }

    /// <summary>Returns when no climb is queued or running, whoever runs them; for whoever wants to see what the climbs came to.</summary>
    public Task IdleAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_keys.Count == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Takes no more climbs: <see cref="RunAsync(CancellationToken)"/> ends when those that are queued are done.</summary>
    public void Complete() => _climbs.Writer.TryComplete();

    /// <summary>Runs climbs as they come until cancelled, or completed and done.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var climb in _climbs.Reader.ReadAllAsync(cancellationToken))
        {
            await RunAsync(climb, cancellationToken);
        }
    }

    private async ValueTask RunAsync(Climb climb, CancellationToken cancellationToken)
    {
        try
        {
            await climb.Work(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // The outer loop of all climbs: a bug in one must not end the others.
            LogFailed(climb.Key, failure);
        }
        finally
        {
            End(climb);
        }
    }

    private void End(Climb climb)
    {
        lock (_lock)
        {
            _keys.Remove(climb.Key);
            if (_keys.Count == 0)
            {
                _idle?.SetResult();
                _idle = null;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The climb {Key} failed.")]
    private partial void LogFailed(string key, Exception failure);
}
