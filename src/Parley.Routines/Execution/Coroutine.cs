using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>
/// The state of an async call: the step it stands at, the try statements around it, and the promise of its value.
/// Synchronous as long as nothing has to be waited for.
/// </summary>
internal sealed class Coroutine : IWaiter
{
    private const int Done = -1;
    private const int Suspended = -2;

    private readonly FunctionCode _code;
    private readonly Frame _frame;
    private TryStack? _tries;
    private Promise? _promise;
    private ScriptThrow? _failure;
    private int _at;
    private int _awaitedSlot;
    private int _depth;

    private Coroutine(FunctionCode code, Frame frame)
    {
        _code = code;
        _frame = frame;
        frame.Coroutine = this;
    }

    public TryStack Tries => _tries ??= new();

    private Run Run => _frame.Run;

    /// <summary>Runs to the first wait. Gives the bare value if it is awaited and there, else a promise.</summary>
    public static JsonValue Start(FunctionCode code, Frame frame, bool awaited)
    {
        var run = frame.Run;
        frame.IsForeground &= awaited;
        run.EnterCall(code.Weight);
        run.Allocate(160 + (16L * code.SlotCount)); // a call that waits keeps its variables
        var coroutine = new Coroutine(code, frame) { _depth = run.Depth };
        var finished = coroutine.Begin();
        run.Depth = coroutine._depth - 1;
        if (!finished)
        {
            coroutine._promise = new Promise(run.Tools);
            return JsonValue.FromExtension(coroutine._promise);
        }

        if (coroutine._failure is { } failure)
        {
            return awaited ? throw failure : Rejected(run, failure);
        }

        var result = frame.Result;
        run.Frames.Give(frame, code.SlotCount);
        return awaited ? result : Promise.Fulfilled(run, result);
    }

    private static JsonValue Rejected(Run run, ScriptThrow failure)
    {
        run.Allocate(96);
        var promise = new Promise(run.Tools);
        promise.Settle(failure.Value, rejected: true);
        return JsonValue.FromExtension(promise);
    }

    private bool Begin()
    {
        try
        {
            _code.Prologue?.Invoke(_frame);
        }
        catch (ScriptThrow failure)
        {
            _failure = failure;
            return true;
        }

        return Advance(0);
    }

    /// <summary>Waits for a value, or goes on at once when nothing else could happen meanwhile.</summary>
    public int Await(JsonValue value, int slot, int next)
    {
        var promise = value.Reference as Promise;
        if (_frame.IsForeground && Run.Tools.IsIdle && promise is null or { IsSettled: true })
        {
            return Continue(value, promise, slot, next);
        }

        (_awaitedSlot, _at) = (slot, next);
        if (promise is null)
        {
            Run.Tools.Post(this, value, rejected: false);
        }
        else
        {
            promise.Subscribe(this);
        }

        return Suspended;
    }

    private int Continue(JsonValue value, Promise? promise, int slot, int next)
    {
        if (promise is null)
        {
            _frame.Slots[slot] = value;
            return next;
        }

        promise.IsObserved = true;
        _frame.Slots[slot] = promise.IsRejected ? throw Run.Throw(promise.Value) : promise.Value;
        return next;
    }

    public int Return(JsonValue value)
    {
        if (_tries is not null)
        {
            return Leave(new Exit(ExitKind.Return) { Value = value });
        }

        _frame.Result = value;
        return Done;
    }

    /// <summary>Goes to a step, through the finally blocks in between.</summary>
    public int Jump(int target, int tries, int finallies) => _tries is null ? target : Leave(new Exit(ExitKind.Jump, target, tries, finallies));

    /// <summary>Ends a finally block: goes on with what was under way when it began.</summary>
    public int EndFinally() => Leave(Tries.PopExit());

    private int Leave(Exit exit)
    {
        if (exit.Kind == ExitKind.Throw)
        {
            return Catch(exit.Failure!);
        }

        if (Tries.NextFinally(exit) is { } finalizer)
        {
            return finalizer;
        }

        if (exit.Kind == ExitKind.Jump)
        {
            return exit.Target;
        }

        _frame.Result = exit.Value;
        return Done;
    }

    public void Resume(JsonValue value, bool rejected)
    {
        Run.EnterCall();
        _depth = Run.Depth;
        int at;
        if (rejected)
        {
            Run.Allocate(160);
            at = Catch(new ScriptThrow(value, Run.Position));
        }
        else
        {
            _frame.Slots[_awaitedSlot] = value;
            at = _at;
        }

        if (Advance(at))
        {
            _promise!.Settle(_failure?.Value ?? _frame.Result, _failure is not null);
        }
    }

    /// <summary>True when the call is finished, false when it waits.</summary>
    private bool Advance(int at)
    {
        var steps = _code.Steps;
        while (at >= 0)
        {
            try
            {
                while (at >= 0)
                {
                    at = at < steps.Length ? steps[at](_frame, at) : Done;
                }
            }
            catch (ScriptThrow failure)
            {
                Run.Depth = _depth;
                at = Catch(failure);
            }
        }

        return at == Done;
    }

    private int Catch(ScriptThrow failure)
    {
        if (_tries is not null && _tries.TryPopHandler(out var handler))
        {
            if (handler.CatchAt is { } at)
            {
                _frame.Slots[handler.ErrorSlot] = failure.Value;
                return at;
            }

            _tries.PushExit(new Exit(ExitKind.Throw) { Failure = failure });
            return handler.FinallyAt!.Value;
        }

        _failure = failure;
        return Done;
    }
}
