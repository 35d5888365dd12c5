namespace Parley.Core.Costs.Budgets;

/// <summary>
/// One place for work of strangers that this machine's own processors do and that is long or one of many: while it holds its turn it takes no more than one processor and one thread
/// of the pool, and the short requests of others are not behind it. Callers who wait come one after the other, each with one request, so that nobody is behind all of another's.
/// </summary>
internal sealed class ProcessorTurns
{
    private readonly Lock _lock = new();
    private readonly Queue<Line> _round = new();
    private readonly Dictionary<CallerBudget, Line> _lines = [];
    private bool _isTaken;

    /// <summary>Waits for the place; disposing the turn gives it to the next.</summary>
    public ValueTask<ProcessorTurn> TakeAsync(CallerBudget caller, CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return ValueTask.FromResult(new ProcessorTurn(this));
            }

            place = LineOf(caller).Waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        return WaitAsync(place, cancellationToken);
    }

    internal void Leave()
    {
        lock (_lock)
        {
            while (_round.TryDequeue(out var line))
            {
                if (line.Waiting.First is { } next)
                {
                    line.Waiting.Remove(next);
                    _round.Enqueue(line);
                    next.Value.SetResult();
                    return;
                }

                _lines.Remove(line.Caller);
            }

            _isTaken = false;
        }
    }

    private Line LineOf(CallerBudget caller)
    {
        if (!_lines.TryGetValue(caller, out var line))
        {
            _lines.Add(caller, line = new Line(caller));
            _round.Enqueue(line);
        }

        return line;
    }

    private async ValueTask<ProcessorTurn> WaitAsync(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        using (cancellationToken.UnsafeRegister((_, token) => GiveUp(place, token), null))
        {
            await place.Value.Task;
        }

        return new ProcessorTurn(this);
    }

    private void GiveUp(LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.List is not { } line)
            {
                return; // its turn has come
            }

            line.Remove(place);
        }

        place.Value.SetCanceled(cancellationToken);
    }

    private sealed record Line(CallerBudget Caller)
    {
        public LinkedList<TaskCompletionSource> Waiting { get; } = [];
    }
}
