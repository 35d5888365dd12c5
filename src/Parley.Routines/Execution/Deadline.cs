namespace Parley.Routines.Execution;

/// <summary>
/// The time a run may take, and whether its caller still wants it. Stands still while a tool works.
/// The clock is first read when a run has spent its first slice of fuel, so that a short call never reads it.
/// </summary>
internal struct Deadline(TimeProvider time, TimeSpan limit, CancellationToken cancellation)
{
    private long _spent;
    private long _started;
    private bool _isRunning;

    public readonly CancellationToken Cancellation => cancellation;

    public readonly void CheckCancellation()
    {
        if (cancellation.IsCancellationRequested)
        {
            throw new LimitFailure(RoutineErrorCode.Cancelled, "The call was cancelled.");
        }
    }

    public void Check()
    {
        CheckCancellation();
        var now = time.GetTimestamp();
        Start(now);
        if (_spent + now - _started > (long)(limit.TotalSeconds * time.TimestampFrequency))
        {
            throw new LimitFailure(RoutineErrorCode.DeadlineExceeded, $"The routine ran longer than {limit.TotalMilliseconds:0} ms.");
        }
    }

    public void Start()
    {
        if (!_isRunning)
        {
            Start(time.GetTimestamp());
        }
    }

    public void Pause()
    {
        _spent += _isRunning ? time.GetTimestamp() - _started : 0;
        _isRunning = false;
    }

    private void Start(long now)
    {
        if (!_isRunning)
        {
            (_started, _isRunning) = (now, true);
        }
    }
}
