namespace Parley.Routines;

/// <summary>What a source text may cost to compile.</summary>
public sealed record RoutineCompileLimits
{
    /// <summary>UTF-16 units of source. Default 65,536.</summary>
    public int MaxSourceChars { get; init; } = 64 * 1024;

    /// <summary>Nesting of statements, functions and expressions. Default 100, at most 200.</summary>
    public int MaxNesting { get; init; } = 100;

    /// <summary>The limits as each property states them.</summary>
    public static RoutineCompileLimits Default { get; } = new();
}
