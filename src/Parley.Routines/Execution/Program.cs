using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>A compiled source text. Shared by all its runs, never changed.</summary>
internal sealed class Program
{
    /// <summary>The functions of the top level with the names that they are called by.</summary>
    public required KeyValuePair<string, FunctionCode>[] Functions { private get; init; }

    /// <summary>Places for module values; 0 when all are literals and functions, which have no place.</summary>
    public required int ModuleSlots { get; init; }

    /// <summary>Fills the module values at the start of a run; null when all are literals.</summary>
    public required Exec? Start { get; init; }

    public required TimeProvider Time { get; init; }

    public required int StartSlots { get; init; }

    /// <summary>It may change objects or arrays, so that it must get copies of what it is given.</summary>
    public required bool Mutates { get; init; }

    public required IReadOnlySet<string> Tools { get; init; }

    /// <summary>The top-level function of a name; null when there is none.</summary>
    public FunctionCode? Find(string name)
    {
        // A routine has a handful, so that looking at each costs less than hashing.
        foreach (ref readonly var function in Functions.AsSpan())
        {
            if (function.Key == name)
            {
                return function.Value;
            }
        }

        return null;
    }
}
