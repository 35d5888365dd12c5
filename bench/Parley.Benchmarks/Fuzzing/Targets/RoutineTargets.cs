using System.Text;
using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Routines;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>Source texts of routines: parsed, checked and compiled.</summary>
internal static class RoutineTargets
{
    private static readonly RoutineRuntime Runtime = new(TimeProvider.System);

    public static IReadOnlyList<FuzzTarget> All { get; } = [new("routine", SeedFiles.Texts("routines.txt"), Decode)];

    private static void Decode(byte[] input)
    {
        var compiled = Runtime.Compile(Encoding.UTF8.GetString(input), RoutineSignature.None);
        Promise.Holds(compiled.Succeeded == (compiled.Diagnostics.Count == 0), "a routine and diagnostics, or neither");
        foreach (var diagnostic in compiled.Diagnostics)
        {
            Promise.Holds(diagnostic is { Message.Length: > 0, Line: >= 0, Column: >= 0 }, "a diagnostic without words or place");
        }
    }
}
