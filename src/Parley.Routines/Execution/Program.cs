using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>A compiled source text. Shared by all its runs, never changed.</summary>
internal sealed class Program
{
    public required IReadOnlyDictionary<string, FunctionCode> Functions { get; init; }

    public required int ModuleSlots { get; init; }

    /// <summary>Fills the module values at the start of a run; null when all are literals.</summary>
    public required Exec? Start { get; init; }

    public required int StartSlots { get; init; }

    /// <summary>It may change objects or arrays, so that it must get copies of what it is given.</summary>
    public required bool Mutates { get; init; }

    public required IReadOnlySet<string> Tools { get; init; }
}
