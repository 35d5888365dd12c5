using System.Collections.Concurrent;

namespace Parley.Core.Exchange.Receiving;

/// <summary>
/// The time in which each request must be handled, as a token that also follows the caller's. Sources are used again where the clock is the system's:
/// a timer is set, not made. Whoever keeps the token beyond its request may see the end of another.
/// </summary>
internal sealed class RequestDeadlines(TimeSpan timeout, TimeProvider time)
{
    private const int MaxIdle = 256;

    private readonly ConcurrentQueue<CancellationTokenSource> _idle = new();

    /// <summary>Must be disposed once, when nothing works for the request any more.</summary>
    public Deadline Start(CancellationToken caller)
    {
        if (_idle.TryDequeue(out var source))
        {
            source.CancelAfter(timeout);
        }
        else
        {
            source = new CancellationTokenSource(timeout, time);
        }

        return new Deadline(this, source, caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source));
    }

    private void End(CancellationTokenSource source)
    {
        // A source whose time ran out can't be set back, nor one with another clock's timer.
        if (source.TryReset() && _idle.Count < MaxIdle)
        {
            _idle.Enqueue(source);
        }
        else
        {
            source.Dispose();
        }
    }

    public readonly struct Deadline(RequestDeadlines owner, CancellationTokenSource source, CancellationTokenRegistration caller) : IDisposable
    {
        public CancellationToken Token => source.Token;

        /// <summary>Waits for the caller's cancellation if that is on its way just now, so that it can't meet the next request.</summary>
        public void Dispose()
        {
            caller.Dispose();
            owner.End(source);
        }
    }
}
