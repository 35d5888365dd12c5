namespace Parley.Routines.Execution;

/// <summary>The time a run may take, and whether its caller still wants it. Stands still while a tool works.</summary>
internal sealed class Deadline(TimeProvider time, TimeSpan limit, CancellationToken cancellation)
{
    private readonly long _limitTicks = (long)(limit.TotalSeconds * time.TimestampFrequency);
    private long _spent;
    private long _started = time.GetTimestamp();

    public CancellationToken Cancellation => cancellation;

    public void Check()
    {
        if (cancellation.IsCancellationRequested)
        {
            throw new LimitFailure(RoutineErrorCode.Cancelled, "The call was cancelled.");
        }

        if (_spent + time.GetTimestamp() - _started > _limitTicks)
        {
            throw new LimitFailure(RoutineErrorCode.DeadlineExceeded, $"The routine ran longer than {limit.TotalMilliseconds:0} ms.");
        }
    }

    public void Pause() => _spent += time.GetTimestamp() - _started;

    public void Resume() => _started = time.GetTimestamp();
}
