namespace Parley.Routines;

/// <summary>Turns the text of a routine into something that can run. The seam behind which another engine can stand.</summary>
public interface IRoutineRuntime
{
    /// <summary>Parses, checks and compiles. Hostile or broken text gives diagnostics, never an exception.</summary>
    RoutineCompilation Compile(string source, RoutineSignature signature);
}
