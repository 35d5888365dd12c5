using System.Runtime.CompilerServices;
using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>
/// One call of a routine: what it has spent and may still spend, its module values, and its way to the tools.
/// A call that ended without waiting leaves its run to the next call on the same thread, emptied; one that waited or failed leaves it to the garbage collector.
/// </summary>
internal sealed class Run
{
    /// <summary>Fuel between two looks at the clock.</summary>
    private const long Slice = 2048;

    /// <summary>An empty run that the next call on this thread may use. Taken away while it is used, since a tool may call another routine.</summary>
    [ThreadStatic]
    private static Run? _spare;

    private RoutineLimits _limits = RoutineLimits.Default;
    private Deadline _deadline;
    private long _slice;
    private long _reserve;
    private long _allocated;

    private Run() => Frames = new FramePool(this);

    public Program Program { get; private set; } = null!;

    public JsonValue[] Module { get; private set; } = [];

    public ToolQueue Tools { get; private set; } = new();

    public FramePool Frames { get; }

    /// <summary>Tells that the caller no longer wants the call.</summary>
    public CancellationToken Cancellation { get; private set; }

    public RoutineLimits Limits => _limits;

    /// <summary>Where in the source the last call or throwing operation stands.</summary>
    public int Position { get; set; }

    public int Depth { get; set; }

    /// <summary>What <c>exec</c>, <c>match</c> and <c>matchAll</c> know beside the array that they give.</summary>
    public Dictionary<JsonArray, MatchDetails>? Matches { get; set; }

    public long AllocatedBytes => Math.Min(_allocated, _limits.MaxAllocatedBytes);

    public long FuelSpent => _limits.Fuel - Math.Max(0, _reserve + _slice);

    public static Run Begin(Program program, RoutineLimits limits, IRoutineTools tools, CancellationToken cancellation)
    {
        var run = _spare ?? new Run();
        _spare = null;
        run._limits = limits;
        run._slice = Math.Min(limits.Fuel, Slice);
        run._reserve = limits.Fuel - run._slice;
        run.Program = program;
        run.Tools.Serve(tools);
        run.Cancellation = cancellation;
        if (program.ModuleSlots > 0)
        {
            run.Module = new JsonValue[program.ModuleSlots];
        }

        return run;
    }

    /// <summary>
    /// Gives the run to the next call on this thread, emptied. Only for a call that never waited, succeeded and has nothing under way: nothing can reach its run any more.
    /// </summary>
    public void End()
    {
        _deadline = default;
        _allocated = 0;
        Cancellation = default;
        Matches = null;
        Module = [];
        Position = 0;
        Depth = 0;
        if (!Tools.TryEmpty())
        {
            Tools = new ToolQueue();
        }

        _spare = this;
    }

    public void CheckCancellation()
    {
        if (Cancellation.IsCancellationRequested)
        {
            throw new LimitFailure(RoutineErrorCode.Cancelled, "The call was cancelled.");
        }
    }

    /// <summary>Lets the clock run from now on, if it does not yet.</summary>
    public void StartClock() => _deadline.Start(Program.Time);

    /// <summary>Lets the clock stand still while a tool is waited for.</summary>
    public void PauseClock() => _deadline.Pause(Program.Time);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Charge(long fuel)
    {
        if ((_slice -= fuel) < 0)
        {
            Refill();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refill()
    {
        var left = _reserve + _slice;
        if (left < 0)
        {
            throw new LimitFailure(RoutineErrorCode.OutOfFuel, $"The routine used up its {_limits.Fuel} units of fuel.");
        }

        CheckCancellation();
        _deadline.Check(Program.Time, _limits.Deadline);
        _slice = Math.Min(left, Slice);
        _reserve = left - _slice;
    }

    /// <summary>Charges the budget for something about to be allocated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Allocate(long bytes)
    {
        _allocated += bytes;
        if (_allocated > _limits.MaxAllocatedBytes || bytes < 0)
        {
            throw OutOfMemory();
        }
    }

    private LimitFailure OutOfMemory()
    {
        _allocated = long.MaxValue / 2;
        return new LimitFailure(RoutineErrorCode.OutOfMemory, $"The routine allocated more than {_limits.MaxAllocatedBytes} bytes.");
    }

    /// <summary>Charges for a string that is about to be built: its bytes and the work of copying them.</summary>
    public void AllocateString(double chars)
    {
        Allocate(chars > int.MaxValue ? long.MaxValue / 4 : 24 + (2 * (long)chars));
        Charge(1 + ((long)chars >> 5));
    }

    /// <summary>Charges for an array of so many values.</summary>
    public void AllocateItems(double count)
    {
        Allocate(count > int.MaxValue ? long.MaxValue / 4 : 56 + (16 * (long)count));
        Charge(1 + ((long)count >> 3));
    }

    /// <summary>Charges for an object of so many members, as if its names were its own. Beyond eight they have an index.</summary>
    public void AllocateMembers(long count)
    {
        Allocate(208 + (24 * count) + (72 * Math.Max(0, count - 8)));
        Charge(1 + (count >> 2));
    }

    /// <summary>Charges for an object of so many members whose names are there already.</summary>
    public void AllocateValues(long count)
    {
        Allocate(count > 4 ? 120 + (16 * count) : 96);
        Charge(1 + (count >> 2));
    }

    /// <summary>Charges for names that an object shared with others and now has for itself.</summary>
    public void AllocateNames(JsonObject members, bool wereShared)
    {
        if (wereShared && !members.Shape.IsShared)
        {
            Allocate(120 + (12L * members.Count));
        }
    }

    /// <summary>Charges for reading so many characters.</summary>
    public void Scan(long chars) => Charge(1 + (chars >> 5));

    public void EnterCall(int weight = 2)
    {
        Charge(weight);
        if (++Depth > _limits.MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new LimitFailure(RoutineErrorCode.TooDeep, $"Calls are nested more than {_limits.MaxDepth} deep.");
        }
    }

    public void LeaveCall() => Depth--;

    public ScriptThrow TypeError(string message) => Throw("TypeError", message);

    public ScriptThrow RangeError(string message) => Throw("RangeError", message);

    public ScriptThrow Throw(string kind, string message)
    {
        Allocate(200 + (2 * message.Length));
        return Throw(JsonValue.FromExtension(new ErrorValue(kind, message)));
    }

    /// <summary>An exception costs as much as some hundred steps, so it is charged like them; the clock is looked at soon.</summary>
    public ScriptThrow Throw(JsonValue value)
    {
        Charge(200 + (20L * Depth));
        Allocate(300 + (40L * Depth));
        return new ScriptThrow(value, Position);
    }

    public Callable Callable(JsonValue value, string what) => value.Reference as Callable ?? throw TypeError($"{what} needs a function");
}
