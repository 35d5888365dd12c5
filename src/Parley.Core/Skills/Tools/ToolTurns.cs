namespace Parley.Core.Skills.Tools;

/// <summary>Lets one call in at a time, in the order in which they came. Costs a lock where nobody waits, as in most exchanges.</summary>
internal sealed class ToolTurns
{
    private readonly Lock _lock = new();
    private Queue<TaskCompletionSource>? _waiting;
    private bool _isTaken;

    /// <summary>Whoever gets in must call <see cref="Leave"/>; whoever is cancelled must not.</summary>
    public ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return default;
            }

            turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            (_waiting ??= new()).Enqueue(turn);
        }

        return WaitAsync(turn, cancellationToken);
    }

    public void Leave()
    {
        lock (_lock)
        {
            while (_waiting is not null && _waiting.TryDequeue(out var next))
            {
                // One that has given up has no turn to pass on.
                if (next.TrySetResult())
                {
                    return;
                }
            }

            _isTaken = false;
        }
    }

    private static async ValueTask WaitAsync(TaskCompletionSource turn, CancellationToken cancellationToken)
    {
        using var givesUp = cancellationToken.UnsafeRegister(static (turn, token) => ((TaskCompletionSource)turn!).TrySetCanceled(token), turn);
        await turn.Task;
    }
}
