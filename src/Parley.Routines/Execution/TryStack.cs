namespace Parley.Routines.Execution;

internal enum ExitKind : byte
{
    Normal,
    Jump,
    Return,
    Throw,
}

/// <summary>What is under way while a finally block runs. <see cref="Height"/> is how many tries remain around a jump's target.</summary>
internal sealed record Exit(ExitKind Kind, int Target, int Height, ScriptThrow? Failure);

/// <summary>A try around the current step: where its catch and finally begin.</summary>
internal sealed record TryHandler(int? CatchAt, int ErrorSlot, int? FinallyAt);

/// <summary>The tries that an async call stands in, and what its finally blocks interrupted.</summary>
internal sealed class TryStack
{
    private readonly Stack<TryHandler> _handlers = new(0);
    private readonly Stack<Exit> _exits = new(0);

    public int Height => _handlers.Count;

    public void Push(TryHandler handler) => _handlers.Push(handler);

    /// <summary>Leaves the innermost try the normal way. With a finally, its end goes on behind it.</summary>
    public void Pop(bool intoFinally, int next)
    {
        _handlers.Pop();
        if (intoFinally)
        {
            _exits.Push(new Exit(ExitKind.Jump, next, _handlers.Count, null));
        }
    }

    public bool TryPopHandler(out TryHandler handler)
    {
        var found = _handlers.TryPop(out var top);
        handler = top!;
        if (found && handler is { CatchAt: not null, FinallyAt: not null })
        {
            // The catch block is still inside the finally.
            _handlers.Push(handler with { CatchAt = null });
        }

        return found;
    }

    /// <summary>Leaves tries down to a height; gives the start of the first finally on the way.</summary>
    public int? NextFinally(int height)
    {
        while (_handlers.Count > height)
        {
            if (_handlers.Pop().FinallyAt is { } at)
            {
                return at;
            }
        }

        return null;
    }

    public void PushExit(Exit exit) => _exits.Push(exit);

    public Exit? PopExit() => _exits.TryPop(out var exit) ? exit : null;
}
