using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Models.Offline.Pairs;

/// <summary>Runs functions of routines in the interpreter.</summary>
public sealed class RoutineRunner
{
    private readonly RoutineRuntime _runtime = new(TimeProvider.System);

    /// <summary>What the function returns; a text that says why when it fails.</summary>
    public JsonValue Run(string source, string function, JsonValue argument, IReadOnlyList<string> tools, Func<string, JsonValue, JsonValue> run)
    {
        var signature = function == "handle" ? RoutineSignature.Receiver(tools) : RoutineSignature.Sender();
        if (_runtime.Compile(source, signature) is not { Routine: { } routine })
        {
            return string.Join('\n', _runtime.Compile(source, signature).Diagnostics);
        }

        var call = routine.InvokeAsync(function, [argument], new Tools(run), RoutineLimits.Default, CancellationToken.None);
        var result = call.GetAwaiter().GetResult();
        return result.Error is { } error ? error.ToString() : result.Output;
    }

    private sealed class Tools(Func<string, JsonValue, JsonValue> run) : IRoutineTools
    {
        public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken)
            => ValueTask.FromResult(ToolAnswer.Of(run(name, arguments)));
    }
}
