namespace Parley.Routines;

/// <summary>The outcome of compiling. <see cref="Routine"/> is null exactly when there are diagnostics.</summary>
public sealed record RoutineCompilation(IRoutine? Routine, IReadOnlyList<RoutineDiagnostic> Diagnostics)
{
    /// <summary>Whether there is a routine.</summary>
    public bool Succeeded => Routine is not null;
}
