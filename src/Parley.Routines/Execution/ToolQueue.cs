using System.Runtime.CompilerServices;
using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>
/// Everything of a run that waits: tools that are called one at a time in program order, and functions that go on when an answer is there.
/// Whether a tool answers at once or later changes nothing that a routine can see. Used by one thread at a time.
/// </summary>
internal sealed class ToolQueue
{
    // Made when first needed: most runs never wait.
    private Queue<(IWaiter Waiter, JsonValue Value, bool Rejected)>? _ready;
    private Queue<(string Name, JsonValue Arguments, Promise Promise)>? _calls;
    private List<Promise>? _rejections;
    private ValueTask<ToolAnswer> _pending;
    private Promise? _pendingPromise;
    private IRoutineTools? _tools;

    public bool IsIdle => _pendingPromise is null && _ready is not { Count: > 0 } && _calls is not { Count: > 0 };

    /// <summary>Nothing waits, and nothing was lost on the way.</summary>
    public bool IsQuiet => IsIdle && _rejections is null;

    public void Serve(IRoutineTools tools) => _tools = tools;

    /// <summary>Lets go of the tools; false for a queue that has held something and must not be used again.</summary>
    public bool TryEmpty()
    {
        _tools = null;
        return _ready is null && _calls is null && _rejections is null && _pendingPromise is null;
    }

    public void Post(IWaiter waiter, JsonValue value, bool rejected) => (_ready ??= new()).Enqueue((waiter, value, rejected));

    public void NoteRejection(Promise promise) => (_rejections ??= []).Add(promise);

    /// <summary>A rejection that nobody awaited, which ends the run as it ends a Node process.</summary>
    public Promise? LostRejection => _rejections?.Find(p => !p.IsObserved);

    /// <summary>Queues a call and gives the promise of its answer.</summary>
    public JsonValue Call(Run run, string name, JsonValue arguments)
    {
        var promise = NewPromise(run);
        (_calls ??= new()).Enqueue((name, Export(run, name, arguments), promise));
        return JsonValue.FromExtension(promise);
    }

    /// <summary>For a call that is awaited where nothing else can happen meanwhile: gives the answer itself when it is there at once.</summary>
    public JsonValue CallAwaited(Run run, string name, JsonValue arguments)
    {
        if (!IsIdle)
        {
            return Call(run, name, arguments);
        }

        var call = Start(run, name, Export(run, name, arguments));
        if (call.IsCompletedSuccessfully)
        {
            var answer = call.Result;
            return answer.Error is null ? Import(run, answer.Value) : throw run.Throw(ToolError(answer.Error));
        }

        (_pending, _pendingPromise) = (call, NewPromise(run));
        return JsonValue.FromExtension(_pendingPromise);
    }

    /// <summary>Runs until nothing waits any more.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask DrainAsync(Run run)
    {
        while (true)
        {
            RunReady(run);
            if (_pendingPromise is null && !StartNext(run))
            {
                return;
            }

            run.PauseClock();
            var answer = await _pending;
            run.StartClock();
            var promise = _pendingPromise!;
            _pendingPromise = null;
            if (answer.Error is null)
            {
                promise.Settle(Import(run, answer.Value), rejected: false);
            }
            else
            {
                run.Allocate(200 + (2L * answer.Error.Length));
                promise.Settle(ToolError(answer.Error), rejected: true);
            }
        }
    }

    private void RunReady(Run run)
    {
        while (_ready is not null && _ready.TryDequeue(out var ready))
        {
            run.Charge(10);
            run.Depth = 0;
            ready.Waiter.Resume(ready.Value, ready.Rejected);
        }
    }

    private bool StartNext(Run run)
    {
        if (_calls is null || !_calls.TryDequeue(out var call))
        {
            return false;
        }

        // Kept until it is awaited, once, by the loop that runs next.
#pragma warning disable CA2012
        _pending = Start(run, call.Name, call.Arguments);
#pragma warning restore CA2012
        _pendingPromise = call.Promise;
        return true;
    }

    private ValueTask<ToolAnswer> Start(Run run, string name, JsonValue arguments) => _tools!.CallAsync(name, arguments, run.Cancellation);

    private static JsonValue Export(Run run, string name, JsonValue arguments)
    {
        run.Charge(20);
        run.StartClock();
        return arguments.IsMissing ? new JsonObject() : PlainJson.ForTool(run, name, arguments);
    }

    private static JsonValue Import(Run run, JsonValue value) => run.Program.Mutates ? PlainJson.Copy(run, value) : value;

    private static JsonValue ToolError(string message) => JsonValue.FromExtension(new ErrorValue("ToolError", message));

    private Promise NewPromise(Run run)
    {
        run.Allocate(96);
        return new Promise(this);
    }
}
