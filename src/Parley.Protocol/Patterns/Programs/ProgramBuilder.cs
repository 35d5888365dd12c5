using Parley.Protocol.Patterns.Characters;
using Parley.Protocol.Patterns.Parsing;

namespace Parley.Protocol.Patterns.Programs;

/// <summary>Writes the instructions of a pattern. Counted repetitions are written out, copy by copy.</summary>
internal sealed class ProgramBuilder
{
    private readonly List<Instruction> _code = [];
    private readonly List<int> _depths = [];
    private readonly List<CodePointSet> _sets = [];
    private readonly Dictionary<CodePointSet, int> _places = new(ReferenceEqualityComparer.Instance);
    private int _depth;

    public static PatternProgram Build(ParsedPattern pattern, PatternFlags flags)
    {
        var builder = new ProgramBuilder();
        builder.Write(pattern.Root);
        builder.Emit(Operation.Match);
        return new PatternProgram(pattern, flags, [.. builder._code], [.. builder._depths], [.. builder._sets]);
    }

    private void Write(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Character character: WriteCharacter(character.Set); break;
            case PatternNode.Assertion assertion: Emit(Operation.Assert, (int)assertion.Kind); break;
            case PatternNode.Choice choice: WriteChoice(choice); break;
            case PatternNode.Repeat repeat: WriteRepeat(repeat); break;
            case PatternNode.Group group:
                Emit(Operation.Save, 2 * group.Number);
                Write(group.Body);
                Emit(Operation.Save, (2 * group.Number) + 1);
                break;
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Write(part);
                }

                break;
        }
    }

    private void WriteCharacter(CodePointSet set)
    {
        if (set.Single is >= 0 and var one)
        {
            Emit(Operation.Character, one);
            return;
        }

        if (!_places.TryGetValue(set, out var place))
        {
            _places[set] = place = _sets.Count;
            _sets.Add(set);
        }

        Emit(Operation.CharacterIn, place);
    }

    private void WriteChoice(PatternNode.Choice choice)
    {
        var ends = new List<int>();
        for (var i = 0; i < choice.Branches.Count; i++)
        {
            var isLast = i == choice.Branches.Count - 1;
            var split = isLast ? -1 : Emit(Operation.Split, _code.Count + 1);
            Write(choice.Branches[i]);
            if (!isLast)
            {
                ends.Add(Emit(Operation.Jump));
                _code[split] = _code[split] with { Y = _code.Count };
            }
        }

        ends.ForEach(end => _code[end] = _code[end] with { X = _code.Count });
    }

    private void WriteRepeat(PatternNode.Repeat repeat)
    {
        var canBeEmpty = NodeFacts.LeastLength(repeat.Body) == 0;
        if (repeat.Max is null && repeat.Min > 0 && !canBeEmpty)
        {
            WriteCopies(repeat, repeat.Min - 1);
            var start = _code.Count;
            WriteCopy(repeat, isFirst: false);
            var back = Emit(Operation.Split);
            _code[back] = Branches(repeat, start, back + 1);
            return;
        }

        WriteCopies(repeat, repeat.Min);
        if (repeat.Max is not { } max)
        {
            var split = Emit(Operation.Split);
            WriteRound(repeat, canBeEmpty, isFirst: false);
            Emit(Operation.Jump, split);
            _code[split] = Branches(repeat, split + 1, _code.Count);
            return;
        }

        var splits = new List<int>();
        for (var i = repeat.Min; i < max; i++)
        {
            splits.Add(Emit(Operation.Split));
            WriteRound(repeat, canBeEmpty, isFirst: i == 0);
        }

        splits.ForEach(split => _code[split] = Branches(repeat, split + 1, _code.Count));
    }

    private static Instruction Branches(PatternNode.Repeat repeat, int round, int end)
        => repeat.IsGreedy ? new(Operation.Split, round, end) : new(Operation.Split, end, round);

    private void WriteCopies(PatternNode.Repeat repeat, int count)
    {
        for (var i = 0; i < count; i++)
        {
            WriteCopy(repeat, isFirst: i == 0);
        }
    }

    // A round that is not required must take a character (ECMA-262 section 22.2.2.3.1, RepeatMatcher).
    private void WriteRound(PatternNode.Repeat repeat, bool canBeEmpty, bool isFirst)
    {
        _depth += canBeEmpty ? 1 : 0;
        WriteCopy(repeat, isFirst);
        if (canBeEmpty)
        {
            Emit(Operation.EndRound, _depth);
            _depth--;
        }
    }

    // Before the first round nothing is captured yet, or the repetition around this one has forgotten it.
    private void WriteCopy(PatternNode.Repeat repeat, bool isFirst)
    {
        if (repeat.HasGroups && !isFirst)
        {
            Emit(Operation.Forget, 2 * repeat.FirstGroup, 2 * repeat.EndGroup);
        }

        Write(repeat.Body);
    }

    private int Emit(Operation operation, int x = 0, int y = 0)
    {
        _code.Add(new Instruction(operation, x, y));
        _depths.Add(_depth);
        return _code.Count - 1;
    }
}
