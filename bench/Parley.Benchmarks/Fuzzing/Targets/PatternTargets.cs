using System.Text;
using Parley.Benchmarks.Fuzzing.Seeds;
using Parley.Protocol.Patterns;

namespace Parley.Benchmarks.Fuzzing.Targets;

/// <summary>Regular expressions of strangers: compiled, and matched against their own text within a number of steps.</summary>
internal static class PatternTargets
{
    private const int MaxSteps = 200_000;

    /// <summary>A step may be more work than the last one of its budget: what was begun is finished.</summary>
    private const int Overrun = 100_000;

    private static readonly string[] Flags = ["", "i", "m", "s", "u", "g", "y", "iu", "gimsuy", "x", "gg"];

    public static IReadOnlyList<FuzzTarget> All { get; } = [new("pattern", SeedFiles.Texts("patterns.txt"), Decode)];

    private static void Decode(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        var pattern = text.Length <= 400 ? text : text[..400];
        if (!EcmaPattern.TryCompile(pattern, Flags[input.Length % Flags.Length], out var compiled, out var error))
        {
            Promise.IsExplained(false, error);
            return;
        }

        var (test, find) = (new PatternSteps(MaxSteps), new PatternSteps(MaxSteps));
        var slots = new int[2 * (compiled.GroupCount + 1)];
        var (tested, found) = (compiled.Test(text, ref test), compiled.Find(text, 0, onlyThere: false, slots, ref find));
        Promise.Holds(tested == found || tested == PatternOutcome.OutOfSteps || found == PatternOutcome.OutOfSteps, $"test says {tested}, find says {found}");
        Promise.Holds(test.Taken <= MaxSteps + Overrun && find.Taken <= MaxSteps + Overrun, "more steps than were given");
        Promise.Holds(found != PatternOutcome.Match || (slots[0] >= 0 && slots[0] <= slots[1] && slots[1] <= text.Length), "a match outside the text");
    }
}
