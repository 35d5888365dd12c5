namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>Every decoder. A new one is a line here.</summary>
internal static class FuzzTargets
{
    public static IReadOnlyList<FuzzTarget> All { get; } = [.. JsonTargets.All, .. MessageTargets.All, .. CardTargets.All, .. DocumentTargets.All, .. SchemaTargets.All, .. PatternTargets.All, .. RoutineTargets.All, .. AnswerTargets.All, .. ModelTargets.All, .. StoredTargets.All, .. DatabaseTargets.All];
}
