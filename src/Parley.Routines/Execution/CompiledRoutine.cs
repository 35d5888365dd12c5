using Parley.Protocol.Json;
using Parley.Routines.Syntax;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>A routine of the house's own interpreter.</summary>
internal sealed class CompiledRoutine(SourceText source, Program program, IReadOnlyList<string> functions, RoutineShape shape, TimeProvider time) : IRoutine
{
    public string Source => source.Text;

    public IReadOnlyList<string> Functions { get; } = functions;

    public IReadOnlyList<string> Tools { get; } = [.. program.Tools.Order(StringComparer.Ordinal)];

    public RoutineShape Shape { get; } = shape;

    public ValueTask<RoutineResult> InvokeAsync(string function, IReadOnlyList<JsonValue> arguments, IRoutineTools tools, RoutineLimits limits, CancellationToken cancellationToken)
    {
        if (!program.Functions.TryGetValue(function, out var code))
        {
            return new(new RoutineResult(default, new RoutineError(RoutineErrorCode.UnknownFunction, $"The routine has no function '{function}'; it has {string.Join(", ", Functions)}.", 0, 0), 0, 0));
        }

        var run = new Run(program, limits, new Deadline(time, limits.Deadline, cancellationToken), new ToolQueue(tools));
        try
        {
            run.Deadline.Check();
            var value = Begin(run, code, function, arguments);
            return run.Tools.IsIdle && run.Tools.LostRejection is null && value.Reference is not Promise ? new(Finish(run, value)) : ContinueAsync(run, value);
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
            start(new Frame(run, program.StartSlots, Closure.NoCells));
        }

        var all = new JsonValue[arguments.Count + 1];
        for (var i = 0; i < arguments.Count; i++)
        {
            all[i] = program.Mutates ? PlainJson.Copy(run, arguments[i]) : arguments[i];
        }

        var getsTools = function is "handle" or "send" || code.ParameterCount > arguments.Count;
        all[^1] = JsonValue.FromExtension(function == "send" ? SendValue.Instance : ToolsValue.Instance);
        var frame = code.NewFrame(run, Closure.NoCells);
        frame.IsForeground = true;
        frame.Self = code.UsesSelf ? JsonValue.FromExtension(new Closure(code, Closure.NoCells)) : default;
        code.Accept(frame, all.AsSpan(0, arguments.Count + (getsTools ? 1 : 0)));
        return code.Invoke(frame, awaited: true);
    }

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
        catch (OperationCanceledException) when (run.Deadline.Cancellation.IsCancellationRequested)
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
