using Parley.Protocol.Json;

namespace Parley.Routines;

/// <summary>A compiled routine. Immutable and safe to run from many threads at once; no call sees another.</summary>
public interface IRoutine
{
    /// <summary>The program as it was compiled.</summary>
    string Source { get; }

    /// <summary>Top-level functions in source order.</summary>
    IReadOnlyList<string> Functions { get; }

    /// <summary>Every tool it can call, sorted, known before it runs. The host function of <c>send</c> is not a tool.</summary>
    IReadOnlyList<string> Tools { get; }

    /// <summary>What it defines and calls, known without running it.</summary>
    RoutineShape Shape { get; }

    /// <summary>
    /// Calls a top-level function. The tools follow the arguments for <c>handle</c>, and for any function that declares more parameters than
    /// there are arguments; <c>send</c> gets the host function there. Arguments are not changed, but the output may share objects with them.
    /// Failures of the routine are in the result; only a tool's own exception is thrown.
    /// </summary>
    ValueTask<RoutineResult> InvokeAsync(string function, IReadOnlyList<JsonValue> arguments, IRoutineTools tools, RoutineLimits limits, CancellationToken cancellationToken);
}
