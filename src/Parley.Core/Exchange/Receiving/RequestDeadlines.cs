using System.Collections.Concurrent;

namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// The time in which each request must be handled, as a token that also follows the caller's. Tokens are used again.
/// Whoever keeps one beyond its request may see the end of another.
/// </summary>
internal sealed class RequestDeadlines(TimeSpan timeout, TimeProvider time)
{
    private const int MaxIdle = 256;

    private readonly ConcurrentQueue<DeadlineWatch> _idle = new();
    private DeadlineWatch? _next;

    /// <summary>Must be disposed once, when nothing works for the request any more.</summary>
    public Deadline Start(CancellationToken caller)
    {
        var watch = Interlocked.Exchange(ref _next, null) ?? (_idle.TryDequeue(out var idle) ? idle : new DeadlineWatch(timeout, time));
        watch.Begin();
        return new Deadline(this, watch, caller.UnsafeRegister(static watch => ((DeadlineWatch)watch!).Cancel(), watch));
    }

    private void End(DeadlineWatch watch)
    {
        if (!watch.TryEnd())
        {
            watch.Dispose();
        }
        else if (Interlocked.CompareExchange(ref _next, watch, null) is not null)
        {
            Shelve(watch);
        }
    }

    private void Shelve(DeadlineWatch watch)
    {
        if (_idle.Count < MaxIdle)
        {
            _idle.Enqueue(watch);
        }
        else
        {
            watch.Dispose();
        }
    }

    public readonly struct Deadline(RequestDeadlines owner, DeadlineWatch watch, CancellationTokenRegistration caller) : IDisposable
    {
        public CancellationToken Token => watch.Token;

        /// <summary>Waits for the caller's cancellation if that is on its way just now, so that it can't meet the next request.</summary>
        public void Dispose()
        {
            caller.Dispose();
            owner.End(watch);
        }
    }
}
