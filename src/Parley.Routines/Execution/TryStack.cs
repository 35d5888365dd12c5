using Parley.Protocol.Json;

namespace Parley.Routines.Execution;

internal enum ExitKind : byte
{
    Normal,
    Jump,
    Return,
    Throw,
}

/// <summary>What is under way while a finally block runs. A jump's target stands in so many tries and in so many finally blocks.</summary>
internal sealed record Exit(ExitKind Kind, int Target = 0, int Tries = 0, int Finallies = 0)
{
    public JsonValue Value { get; init; }

    public ScriptThrow? Failure { get; init; }
}

/// <summary>A try around the current step: where its catch and finally begin, and in how many finally blocks it stands itself.</summary>
internal sealed record TryHandler(int? CatchAt, int ErrorSlot, int? FinallyAt, int Finallies);

/// <summary>The tries that an async call stands in, and what its finally blocks interrupted.</summary>
internal sealed class TryStack
{
    private readonly Stack<TryHandler> _handlers = new(0);
    private readonly Stack<Exit> _exits = new(0);

    public void Push(TryHandler handler) => _handlers.Push(handler);

    /// <summary>Leaves the innermost try the normal way. With a finally, its end goes on behind it.</summary>
    public void Pop(bool intoFinally, int next)
    {
        var handler = _handlers.Pop();
        if (intoFinally)
        {
            _exits.Push(new Exit(ExitKind.Jump, next, _handlers.Count, handler.Finallies));
        }
    }

    public bool TryPopHandler(out TryHandler handler)
    {
        var found = _handlers.TryPop(out var top);
        handler = top!;
        if (found)
        {
            Forget(handler.Finallies);
        }

        if (found && handler is { CatchAt: not null, FinallyAt: not null })
        {
            // The catch block is still inside the finally.
            _handlers.Push(handler with { CatchAt = null });
        }

        return found;
    }

    /// <summary>Leaves tries for what is under way; gives the start of the first finally on the way, or null when there is none left.</summary>
    public int? NextFinally(Exit exit)
    {
        while (_handlers.Count > exit.Tries)
        {
            var handler = _handlers.Pop();
            if (handler.FinallyAt is { } at)
            {
                Forget(handler.Finallies);
                _exits.Push(exit);
                return at;
            }
        }

        Forget(exit.Finallies);
        return null;
    }

    public void PushExit(Exit exit) => _exits.Push(exit);

    public Exit PopExit() => _exits.Pop();

    /// <summary>Whoever leaves a finally block puts an end to what it interrupted.</summary>
    private void Forget(int finallies)
    {
        while (_exits.Count > finallies)
        {
            _exits.Pop();
        }
    }
}
