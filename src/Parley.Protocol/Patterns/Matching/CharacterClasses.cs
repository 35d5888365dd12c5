using Parley.Protocol.Patterns.Characters;
using Parley.Protocol.Patterns.Programs;

namespace Parley.Protocol.Patterns.Matching;

/// <summary>Puts characters that a program can't tell apart into one class, so that a table has few columns.</summary>
internal sealed class CharacterClasses
{
    private const int MaxIntervals = 1500;
    private const int MaxSets = 64;

    private readonly byte[] _ascii = new byte[128];
    private readonly int[] _starts;
    private readonly byte[] _classOf;

    private CharacterClasses(int[] starts, byte[] classOf, int[] members)
    {
        (_starts, _classOf, Members) = (starts, classOf, members);
        for (var c = 0; c < _ascii.Length; c++)
        {
            _ascii[c] = _classOf[Interval(c)];
        }
    }

    /// <summary>One code point of each class.</summary>
    public int[] Members { get; }

    public ReadOnlySpan<byte> Ascii => _ascii;

    public int Of(int codePoint) => codePoint < 128 ? _ascii[codePoint] : _classOf[Interval(codePoint)];

    /// <summary>Null when the program tells too many characters apart.</summary>
    public static CharacterClasses? Of(PatternProgram program, bool usesNeighbours, int maxClasses)
    {
        var sets = Sets(program, usesNeighbours);
        if (sets.Count > MaxSets || sets.Sum(set => set.Ranges.Length) > MaxIntervals)
        {
            return null;
        }

        var starts = new SortedSet<int> { 0 };
        foreach (var set in sets)
        {
            foreach (var (first, last) in set.Ranges)
            {
                starts.Add(first);
                starts.Add(last + 1);
            }
        }

        var tests = sets.ConvertAll(set => new CharacterTest(set));
        var known = new Dictionary<ulong, byte>();
        var members = new List<int>();
        var classOf = new List<byte>();
        foreach (var start in starts)
        {
            var signature = 0UL;
            for (var i = 0; i < tests.Count; i++)
            {
                signature |= tests[i].Contains(start) ? 1UL << i : 0;
            }

            if (!known.TryGetValue(signature, out var number))
            {
                if (members.Count == maxClasses)
                {
                    return null;
                }

                known[signature] = number = (byte)members.Count;
                members.Add(start);
            }

            classOf.Add(number);
        }

        return new CharacterClasses([.. starts], [.. classOf], [.. members]);
    }

    private static List<CodePointSet> Sets(PatternProgram program, bool usesNeighbours)
    {
        var sets = new List<CodePointSet>(program.Sets);
        foreach (var character in program.Code.Where(instruction => instruction.Operation == Operation.Character).Select(instruction => instruction.X).Distinct())
        {
            var one = new CodePointSet();
            one.Add(character, character);
            sets.Add(one);
        }

        if (usesNeighbours)
        {
            sets.Add(program.Flags is { Unicode: true, IgnoreCase: true } ? KnownSets.FoldedWord : KnownSets.Word);
            sets.Add(KnownSets.LineTerminators);
        }

        return sets;
    }

    private int Interval(int codePoint)
    {
        var at = Array.BinarySearch(_starts, codePoint);
        return at < 0 ? ~at - 1 : at;
    }
}
