using Parley.Protocol.Patterns.Characters;
using Parley.Protocol.Patterns.Parsing;

namespace Parley.Protocol.Patterns.Programs;

/// <summary>A pattern made ready for matching. Immutable, for any number of threads.</summary>
internal sealed class PatternProgram
{
    public PatternProgram(ParsedPattern pattern, PatternFlags flags, Instruction[] code, int[] depths, CodePointSet[] sets)
    {
        (Code, Depths, Flags, Sets) = (code, depths, flags, sets);
        Tests = Array.ConvertAll(sets, set => new CharacterTest(set));
        SlotCount = 2 * (pattern.GroupCount + 1);
        FirstStates = new int[code.Length];
        Array.Fill(FirstStates, -1);
        foreach (var join in Joins(code))
        {
            if (FirstStates[join] < 0)
            {
                FirstStates[join] = StateCount;
                StateCount += depths[join] + 1;
            }
        }

        VisitCount = code.Length + depths.Sum();
        CharacterCount = code.Count(instruction => instruction.TakesCharacter);
        LeastLength = NodeFacts.LeastLength(pattern.Root);
        IsAnchored = NodeFacts.IsAnchored(pattern.Root);
        Starts = IsAnchored ? null : StartFinder.For(pattern.Root);
    }

    public Instruction[] Code { get; }

    /// <summary>For each instruction: how many repetitions stand around it whose rounds must take a character.</summary>
    public int[] Depths { get; }

    /// <summary>
    /// The number of the first state of each instruction that is reached from several places, -1 for the others: those are entered once if
    /// the one place before them is. It has <see cref="Depths"/> + 1 states: how many of the repetitions around it, from outside in, have
    /// taken a character in their present round. One that has implies those outside it.
    /// </summary>
    public int[] FirstStates { get; }

    public int StateCount { get; }

    /// <summary>How often instructions can be entered at one position: each as often as it has or would have states.</summary>
    public int VisitCount { get; }

    public CodePointSet[] Sets { get; }

    public CharacterTest[] Tests { get; }

    public PatternFlags Flags { get; }

    /// <summary>Two for the whole match and two for each group.</summary>
    public int SlotCount { get; }

    /// <summary>Instructions that take a character: how many threads there can be.</summary>
    public int CharacterCount { get; }

    /// <summary>The least number of characters in a match.</summary>
    public int LeastLength { get; }

    /// <summary>True when a match can only start at the start of the text.</summary>
    public bool IsAnchored { get; }

    public StartFinder? Starts { get; }

    /// <summary>Whether the instruction takes the code point.</summary>
    public bool Takes(in Instruction instruction, int codePoint)
        => instruction.Operation == Operation.Character ? instruction.X == codePoint : Tests[instruction.X].Contains(codePoint);

    private static IEnumerable<int> Joins(Instruction[] code)
    {
        yield return 0;
        for (var i = 0; i < code.Length; i++)
        {
            var (operation, x, y) = code[i];
            if (operation == Operation.Jump || (operation == Operation.Split && x != i + 1))
            {
                yield return x;
            }

            if (operation == Operation.Split && y != i + 1)
            {
                yield return y;
            }
        }
    }
}
