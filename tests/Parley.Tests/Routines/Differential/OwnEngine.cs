using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Tests.Routines.Differential;

/// <summary>Runs a generated program in the interpreter, and writes its result as <see cref="NodeEngine"/> does.</summary>
internal sealed class OwnEngine : IRoutineTools
{
    private static readonly RoutineRuntime Runtime = new(TimeProvider.System);
    private static readonly RoutineLimits Limits = RoutineLimits.Default with { Deadline = TimeSpan.FromSeconds(30) };
    private static readonly RoutineErrorCode[] Stops =
        [RoutineErrorCode.OutOfFuel, RoutineErrorCode.OutOfMemory, RoutineErrorCode.TooDeep, RoutineErrorCode.DeadlineExceeded, RoutineErrorCode.OutputTooLarge];

    public static async Task<OwnResult> RunAsync(GeneratedProgram program, CancellationToken cancellationToken)
    {
        var compilation = Runtime.Compile(program.Source, RoutineSignature.None);
        if (compilation.Routine is not { } routine)
        {
            return new OwnResult(OwnResultKind.Rejected, string.Join('\n', compilation.Diagnostics), compilation.Diagnostics[0].Code);
        }

        var result = await routine.InvokeAsync("main", [JsonText.Parse(program.Input)], new OwnEngine(), Limits, cancellationToken);
        return result.Error is not { } error ? new OwnResult(OwnResultKind.Ended, CanonicalJson.Write(result.Output))
            : Stops.Contains(error.Code) ? new OwnResult(OwnResultKind.Stopped, error.ToString())
            : error.Code == RoutineErrorCode.NotJson ? new OwnResult(OwnResultKind.Ended, "undefined")
            : new OwnResult(OwnResultKind.Threw, $"throws {error.Code}", error.ToString());
    }

    public ValueTask<ToolAnswer> CallAsync(string name, JsonValue arguments, CancellationToken cancellationToken) => new(name switch
    {
        "echo" => ToolAnswer.Of(arguments.DeepClone()),
        "count" => ToolAnswer.Of(arguments.AsArray?.Count ?? 0),
        _ => ToolAnswer.Failed("broken"),
    });
}
