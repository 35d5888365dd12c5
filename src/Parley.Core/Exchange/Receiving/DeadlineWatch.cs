namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// One token for many requests in turn. Its timer isn't set for each of them: it runs out once in a while, looks how long the request of that moment has been at work,
/// and is set for what is left.
/// </summary>
internal sealed class DeadlineWatch : IDisposable
{
    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(1);

    private readonly CancellationTokenSource _source = new();
    private readonly Lock _lock = new();
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _startedAt;
    private bool _isAtWork;
    private bool _isSet;
    private bool _isOver;

    public DeadlineWatch(TimeSpan timeout, TimeProvider time)
    {
        (_timeout, _time) = (timeout, time);
        _timer = CreateTimer(time);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>The next request's time starts now.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            (_isAtWork, _startedAt) = (true, _time.GetTimestamp());
            if (!_isSet)
            {
                Set(_timeout);
            }
        }
    }

    /// <summary>The caller hung up.</summary>
    public void Cancel() => _source.Cancel();

    /// <summary>False when the token was cancelled, or is about to be: then it serves nobody any more.</summary>
    public bool TryEnd()
    {
        lock (_lock)
        {
            _isAtWork = false;
            return !_isOver && _source.TryReset();
        }
    }

    /// <summary>The source stays: a cancellation may be on its way to it, and without a timer of its own it holds nothing.</summary>
    public void Dispose() => _timer.Dispose();

    /// <summary>What surrounds the first request is not that of the later ones.</summary>
    private ITimer CreateTimer(TimeProvider time)
    {
        using AsyncFlowControl? suppressed = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        return time.CreateTimer(static watch => ((DeadlineWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void Look()
    {
        lock (_lock)
        {
            _isSet = false;
            if (!_isAtWork)
            {
                return;
            }

            var left = _timeout - _time.GetElapsedTime(_startedAt);
            if (left > TimeSpan.Zero)
            {
                Set(left < Soonest ? Soonest : left);
                return;
            }

            _isOver = true;
        }

        _source.Cancel();
    }

    private void Set(TimeSpan left)
    {
        _isSet = true;
        _timer.Change(left, Timeout.InfiniteTimeSpan);
    }
}
