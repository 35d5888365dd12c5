using Parley.Core.Programming.Verification;
using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>Looks at a routine in a file, free of charge: does it compile, and does it keep to a document on generated cases?</summary>
public sealed class RoutineCheck(IRoutineRuntime runtime, ProgrammingOptions options)
{
    /// <param name="Evidence">The free kinds; empty when it doesn't compile or no document was given.</param>
    public sealed record Report(IRoutine? Routine, IReadOnlyList<RoutineDiagnostic> Diagnostics, IReadOnlyList<Evidence> Evidence)
    {
        /// <summary>Whether the routine compiles and nothing that was gathered speaks against it.</summary>
        public bool Passed => Routine is not null && Evidence.All(evidence => evidence.Passed);
    }

    /// <summary>Compiles alone.</summary>
    public Report Check(string source, RoutineSignature signature)
    {
        var compilation = runtime.Compile(source, signature);
        return new Report(compilation.Routine, compilation.Diagnostics, []);
    }

    /// <summary>Compiles and gathers types and data flow against the subject's document. No model is asked and no tool runs.</summary>
    public async ValueTask<Report> CheckAsync(string source, ProgrammingSubject subject, CancellationToken cancellationToken)
    {
        var report = Check(source, subject.Signature);
        return report.Routine is null ? report
            : report with { Evidence = await RoutineVerifier.CheckFreelyAsync(subject, report.Routine, new ClimbMemory(options, null, [], []), cancellationToken) };
    }
}
