namespace Parley.Routines;

/// <summary>Turns the text of a routine into something that can run. The seam behind which another engine can stand.</summary>
public interface IRoutineRuntime
{
    /// <summary>Parses, checks and compiles. Hostile or broken text gives diagnostics, never an exception.</summary>
    RoutineCompilation Compile(string source, RoutineSignature signature);

    /// <summary>Pays now what the first compilation and call of a process cost beyond later ones. Changes nothing else; an engine that has no such cost does nothing.</summary>
    ValueTask WarmUpAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
