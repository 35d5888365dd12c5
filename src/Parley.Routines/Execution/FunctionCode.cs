using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>A compiled function. The compiler fills it in after it is made, since functions call each other.</summary>
internal sealed class FunctionCode(string name, int parameterCount, bool hasRest, bool isAsync)
{
    public string Name { get; } = name;

    public int ParameterCount { get; } = parameterCount;

    public bool HasRest { get; } = hasRest;

    public bool IsAsync { get; } = isAsync;

    public int SlotCount { get; set; }

    /// <summary>Fuel for one call.</summary>
    public int Weight { get; set; } = 2;

    public bool UsesSelf { get; set; }

    /// <summary>Unpacks parameters and fills cells; null when there is nothing to do.</summary>
    public Action<Frame>? Prologue { get; set; }

    /// <summary>The statements of a function that is not async.</summary>
    public Exec? Body { get; set; }

    /// <summary>The value of a function that is not async and only returns one.</summary>
    public Eval? Result { get; set; }

    /// <summary>The steps of an async function.</summary>
    public Step[] Steps { get; set; } = [];

    public Frame NewFrame(Run run, Cell[] captured)
    {
        var frame = run.Frames.Take(SlotCount, IsAsync);
        frame.Captured = captured;
        return frame;
    }

    /// <summary>Runs the function on a frame that holds its arguments, and takes the frame away.</summary>
    /// <param name="awaited">The caller awaits the value at once: gives it bare when it is there.</param>
    public JsonValue Invoke(Frame frame, bool awaited)
    {
        var run = frame.Run;
        if (IsAsync)
        {
            return Coroutine.Start(this, frame, awaited);
        }

        run.EnterCall(Weight);
        Prologue?.Invoke(frame);
        var value = Result is { } result ? result(frame) : Body!(frame) == Completion.Return ? frame.Result : default;
        run.LeaveCall();
        run.Frames.Give(frame, SlotCount);
        return value;
    }

    /// <summary>Puts arguments where the function expects them.</summary>
    public void Accept(Frame frame, ReadOnlySpan<JsonValue> arguments)
    {
        if (arguments.Length <= ParameterCount)
        {
            arguments.CopyTo(frame.Slots);
        }
        else
        {
            arguments[..ParameterCount].CopyTo(frame.Slots);
        }

        if (HasRest)
        {
            TakeRest(frame, arguments);
        }
    }

    private void TakeRest(Frame frame, ReadOnlySpan<JsonValue> arguments)
    {
        var rest = arguments.Length > ParameterCount ? arguments[ParameterCount..] : default;
        frame.Run.AllocateItems(rest.Length);
        frame.Rest = new JsonArray(rest.Length);
        foreach (var item in rest)
        {
            frame.Rest.Add(item);
        }
    }
}
