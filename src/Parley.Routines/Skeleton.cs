// Skeleton until branch `routines` is merged.
#pragma warning disable
namespace Parley.Routines;
public sealed class RoutineRuntime(TimeProvider time, RoutineCompileLimits? limits = null) : IRoutineRuntime { public RoutineCompilation Compile(string source, RoutineSignature signature) => new(null, [new RoutineDiagnostic("NoRuntime", "No runtime.", "", 1, 1)]); }
