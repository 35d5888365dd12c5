namespace Parley.Routines.Execution;

/// <summary>
/// The time a run may take. Stands still while a tool is waited for.
/// The clock is first read when a run has spent its first slice of fuel or calls a tool, so that a short call never reads it.
/// </summary>
internal struct Deadline
{
    private long _spent;
    private long _started;
    private bool _isRunning;

    public void Check(TimeProvider time, TimeSpan limit)
    {
        var now = time.GetTimestamp();
        Start(now);
        if (_spent + now - _started > (long)(limit.TotalSeconds * time.TimestampFrequency))
        {
            throw new LimitFailure(RoutineErrorCode.DeadlineExceeded, $"The routine ran longer than {limit.TotalMilliseconds:0} ms.");
        }
    }

    public void Start(TimeProvider time)
    {
        if (!_isRunning)
        {
            Start(time.GetTimestamp());
        }
    }

    public void Pause(TimeProvider time)
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
