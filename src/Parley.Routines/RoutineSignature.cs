using System.Collections.Frozen;

namespace Parley.Routines;

/// <summary>What the side that will run a routine expects of it.</summary>
/// <param name="RequiredFunctions">Top-level functions it must declare, unless it declares all <see cref="AlternativeFunctions"/>.</param>
/// <param name="AllowedTools">The tools it may call; any other is a compile error.</param>
public sealed record RoutineSignature(IReadOnlyList<string> RequiredFunctions, IReadOnlyList<string> AllowedTools)
{
    /// <summary>Another set of functions that satisfies the signature; empty when there is none.</summary>
    public IReadOnlyList<string> AlternativeFunctions { get; init; } = [];

    /// <summary>True when tools are not restricted, for checking a file on its own.</summary>
    public bool AllowsAnyTool { get; init; }

    /// <summary>Schemas of top-level functions by name. What surely breaks one is a compile error; what may, or may not, is left to a run.</summary>
    public IReadOnlyDictionary<string, RoutineContract> FunctionContracts { get; init; } = FrozenDictionary<string, RoutineContract>.Empty;

    /// <summary>Schemas of tools by name, used in the same way.</summary>
    public IReadOnlyDictionary<string, RoutineContract> ToolContracts { get; init; } = FrozenDictionary<string, RoutineContract>.Empty;

    /// <summary>No requirement and any tool.</summary>
    public static RoutineSignature None { get; } = new([], []) { AllowsAnyTool = true };

    /// <summary><c>handle(request, tools)</c>.</summary>
    public static RoutineSignature Receiver(IReadOnlyList<string> tools) => new(["handle"], tools);

    /// <summary><c>encode(input)</c> and <c>decode(reply)</c>, or <c>send(input, send)</c> for more rounds.</summary>
    public static RoutineSignature Sender(IReadOnlyList<string>? tools = null) => new(["encode", "decode"], tools ?? []) { AlternativeFunctions = ["send"] };
}
