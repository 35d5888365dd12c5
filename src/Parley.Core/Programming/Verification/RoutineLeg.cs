using Parley.Core.Programming.Cases;
using Parley.Core.Programming.Running;
using Parley.Protocol.Json;
using Parley.Routines;

namespace Parley.Core.Programming.Verification;

/// <summary>One direction in which a routine carries data: what goes in, what comes out, and how it is run on a case.</summary>
internal abstract class RoutineLeg(IRoutine routine, RoutineLimits limits)
{
    /// <summary>A routine that takes more than this part of a limit on a generated case will hit it on a real one.</summary>
    private const int LimitShare = 10;

    /// <summary>The function's name, as it is told to the model.</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<LegPart> Sources { get; }

    public abstract IReadOnlyList<LegPart> Targets { get; }

    public abstract ValueTask<LegRun> RunAsync(JsonValue @case, CancellationToken cancellationToken);

    /// <summary>The case as a model is shown it.</summary>
    public virtual JsonValue Show(JsonValue @case, LegRun run) => @case;

    /// <summary>The function's call on a case, for people and models to read.</summary>
    public abstract string Describe(JsonValue @case);

    protected ValueTask<RoutineResult> InvokeAsync(string function, JsonValue argument, IRoutineTools tools, CancellationToken cancellationToken)
        => routine.InvokeAsync(function, [argument.DeepClone()], tools, limits, cancellationToken);

    protected bool Has(string function) => routine.Functions.Contains(function);

    /// <summary>What is wrong with a result that came without an error.</summary>
    protected string? ProblemOf(RoutineResult result, LegPart target)
        => result.Fuel > limits.Fuel / LimitShare || result.AllocatedBytes > limits.MaxAllocatedBytes / LimitShare ? "it takes far too many steps for so small a case"
            : target.Schema is { } schema ? Prefixed(SchemaProblem.Of(schema, result.Output))
            : result.Output.AsString is null ? "its result is not text, which the document demands" : null;

    private static string? Prefixed(string? problem) => problem is null ? null : $"its result {problem}";
}
