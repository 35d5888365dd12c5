using System.Runtime.CompilerServices;
using Parley.Protocol.Json;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>A routine of the house's own interpreter.</summary>
internal sealed class CompiledRoutine(SourceText source, Program program, IReadOnlyList<string> functions, RoutineShape shape) : IRoutine
{
    public string Source => source.Text;

    public IReadOnlyList<string> Functions { get; } = functions;

    public IReadOnlyList<string> Tools { get; } = [.. program.Tools.Order(StringComparer.Ordinal)];

    public RoutineShape Shape { get; } = shape;

    public ValueTask<RoutineResult> InvokeAsync(string function, IReadOnlyList<JsonValue> arguments, IRoutineTools tools, RoutineLimits limits, CancellationToken cancellationToken)
    {
        if (program.Find(function) is not { } code)
        {
            return new(new RoutineResult(default, new RoutineError(RoutineErrorCode.UnknownFunction, $"The routine has no function '{function}'; it has {string.Join(", ", Functions)}.", 0, 0), 0, 0));
        }

        var run = Run.Begin(program, limits, tools, cancellationToken);
        try
        {
            run.CheckCancellation();
            var value = Begin(run, code, function, arguments);
            if (!run.Tools.IsQuiet || value.Reference is Promise)
            {
                return ContinueAsync(run, value);
            }

            var result = Finish(run, value);
            run.End();
            return new(result);
        }
        catch (ScriptThrow failure)
        {
            return new(Failed(run, failure.Value, failure.Position));
        }
        catch (LimitFailure failure)
        {
            return new(Failed(run, failure));
        }
    }

    private JsonValue Begin(Run run, FunctionCode code, string function, IReadOnlyList<JsonValue> arguments)
    {
        if (program.Start is { } start)
        {
            start(new Frame(run, program.StartSlots));
        }

        var frame = run.Frames.Take(code.SlotCount, mayWait: false);
        frame.IsForeground = true;
        frame.Self = code.UsesSelf ? new Closure(code, Closure.NoCells) : null;
        Accept(run, frame, code, function, arguments);
        return code.Invoke(frame, awaited: true);
    }

    private void Accept(Run run, Frame frame, FunctionCode code, string function, IReadOnlyList<JsonValue> arguments)
    {
        var count = arguments.Count;
        var getsTools = code.ParameterCount > count || (code.HasRest && function is "handle" or "send");
        if (code.HasRest || count > code.ParameterCount)
        {
            var all = new JsonValue[count + (getsTools ? 1 : 0)];
            for (var i = 0; i < count; i++)
            {
                all[i] = Import(run, arguments[i]);
            }

            if (getsTools)
            {
                all[^1] = ToolsFor(function);
            }

            code.Accept(frame, all);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            frame.Slots[i] = Import(run, arguments[i]);
        }

        if (getsTools)
        {
            frame.Slots[count] = ToolsFor(function);
        }
    }

    private JsonValue Import(Run run, JsonValue argument) => program.Mutates ? PlainJson.Copy(run, argument) : argument;

    private static JsonValue ToolsFor(string function) => function == "send" ? SendValue.Value : ToolsValue.Value;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<RoutineResult> ContinueAsync(Run run, JsonValue value)
    {
        try
        {
            if (value.Reference is Promise main)
            {
                main.IsObserved = true;
            }

            await run.Tools.DrainAsync(run);
            return Settled(run, value);
        }
        catch (ScriptThrow failure)
        {
            return Failed(run, failure.Value, failure.Position);
        }
        catch (LimitFailure failure)
        {
            return Failed(run, failure);
        }
        catch (OperationCanceledException) when (run.Cancellation.IsCancellationRequested)
        {
            return Failed(run, new LimitFailure(RoutineErrorCode.Cancelled, "The call was cancelled."));
        }
    }

    private RoutineResult Settled(Run run, JsonValue value)
    {
        var promise = run.Tools.LostRejection ?? value.Reference as Promise;
        return promise is null ? Finish(run, value)
            : promise.IsRejected ? Failed(run, promise.Value, run.Position)
            : Finish(run, promise.Value);
    }

    private static RoutineResult Finish(Run run, JsonValue value)
    {
        run.Depth = 0;
        var output = PlainJson.Output(run, value);
        return output.IsMissing
            ? new RoutineResult(default, new RoutineError(RoutineErrorCode.NotJson, value.IsMissing ? "The function returned undefined; return a JSON value on every path." : "The function returned a function, which has no JSON form.", 0, 0), run.FuelSpent, run.AllocatedBytes)
            : new RoutineResult(output, null, run.FuelSpent, run.AllocatedBytes);
    }

    private RoutineResult Failed(Run run, JsonValue thrown, int position)
    {
        var (code, message) = ThrownValue.Describe(thrown);
        var (line, column) = source.Locate(position);
        return new RoutineResult(default, new RoutineError(code, message, line, column), run.FuelSpent, run.AllocatedBytes);
    }

    private RoutineResult Failed(Run run, LimitFailure failure)
    {
        var (line, column) = source.Locate(run.Position);
        return new RoutineResult(default, new RoutineError(failure.Code, failure.Message, line, column), run.FuelSpent, run.AllocatedBytes);
    }
}
