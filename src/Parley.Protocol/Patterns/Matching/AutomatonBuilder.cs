using Parley.Protocol.Patterns.Parsing;
using Parley.Protocol.Patterns.Programs;

namespace Parley.Protocol.Patterns.Matching;

/// <summary>
/// Builds the automaton of a program by the subset construction, as far as it stays small. A state is the set of places reached by taking
/// the last character, and what that character was; assertions are decided when the next one is known.
/// </summary>
internal sealed class AutomatonBuilder
{
    private const int MaxClasses = 32;
    private const int MaxTable = 8192;
    private const int MaxWork = 20_000;

    // What building allocates, as measured.
    private const long BytesOfATry = 3000;
    private const long BytesOfAStep = 10;
    private const long BytesOfAnEntry = 120;
    private const int NoMatch = 0;
    private const int Match = 1;

    private readonly PatternProgram _program;
    private readonly CharacterClasses _classes;
    private readonly bool _usesNeighbours;
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(int[] Places, Neighbour Before)> _states = [([], Neighbour.Other), ([], Neighbour.Other)];
    private readonly List<ushort> _table = [];
    private readonly List<bool> _accepts = [];
    private readonly Stack<int> _pending = new();
    private readonly HashSet<int> _entered = [];
    private int _work;

    private AutomatonBuilder(PatternProgram program, CharacterClasses classes, bool usesNeighbours)
    {
        (_program, _classes, _usesNeighbours) = (program, classes, usesNeighbours);
    }

    /// <summary>Builds it unless it would be large.</summary>
    public static AutomatonBuild Build(PatternProgram program)
    {
        var usesNeighbours = Array.Exists(program.Code, instruction => instruction.Operation == Operation.Assert && instruction.X > (int)AssertionKind.TextEnd);
        if (CharacterClasses.Of(program, usesNeighbours, MaxClasses) is not { } classes)
        {
            return new AutomatonBuild(null, BytesOfATry);
        }

        var builder = new AutomatonBuilder(program, classes, usesNeighbours);
        var automaton = builder.Build();
        return new AutomatonBuild(automaton, BytesOfATry + (BytesOfAStep * builder._work) + (BytesOfAnEntry * builder._table.Count));
    }

    private Automaton? Build()
    {
        var starts = Enum.GetValues<Neighbour>().Select(before => (ushort)(Number([0], before) * _classes.Members.Length)).ToArray();
        for (var state = 0; state < _states.Count; state++)
        {
            if (!AddRow(state))
            {
                return null;
            }
        }

        return new Automaton(_program, _classes, [.. _table], [.. _accepts], starts);
    }

    private bool AddRow(int state)
    {
        var (places, before) = _states[state];
        var takers = new List<int>();
        var matches = state == Match || (!_usesNeighbours && Enter(places, before, Neighbour.Other, takers));
        foreach (var member in _classes.Members)
        {
            if (_usesNeighbours && state > Match)
            {
                takers.Clear();
                matches = Enter(places, before, TextPlace.Of(member, _program.Flags), takers);
            }

            _table.Add((ushort)((state == NoMatch ? NoMatch : matches ? Match : Next(takers, member)) * _classes.Members.Length));
        }

        _accepts.Add(state == Match || (state != NoMatch && Enter(places, before, Neighbour.None, [])));
        return _work <= MaxWork && _states.Count * _classes.Members.Length <= MaxTable;
    }

    private int Next(List<int> takers, int codePoint)
    {
        _work += takers.Count;
        var next = new SortedSet<int>();
        foreach (var place in takers.Where(place => _program.Takes(_program.Code[place], codePoint)))
        {
            next.Add(place + 1);
        }

        if (!_program.IsAnchored)
        {
            next.Add(0);
        }

        return next.Count == 0 ? NoMatch : Number([.. next], TextPlace.Of(codePoint, _program.Flags));
    }

    // Collects the places that take a character; true when a match is among what is reached. Preference does not matter here, nor do
    // rounds that take nothing: leaving the repetition instead leads to the same place.
    private bool Enter(int[] places, Neighbour before, Neighbour next, List<int> takers)
    {
        _entered.Clear();
        Array.ForEach(places, _pending.Push);
        var matches = false;
        while (_pending.TryPop(out var place))
        {
            if (!_entered.Add(place) || ++_work > MaxWork)
            {
                continue;
            }

            var instruction = _program.Code[place];
            switch (instruction.Operation)
            {
                case Operation.Split:
                    _pending.Push(instruction.Y);
                    _pending.Push(instruction.X);
                    break;
                case Operation.Jump:
                    _pending.Push(instruction.X);
                    break;
                case Operation.Assert when !TextPlace.Holds((AssertionKind)instruction.X, before, next):
                    break;
                case Operation.Match:
                    matches = true;
                    break;
                case Operation.Character or Operation.CharacterIn:
                    takers.Add(place);
                    break;
                default:
                    _pending.Push(place + 1);
                    break;
            }
        }

        return matches;
    }

    private int Number(int[] places, Neighbour before)
    {
        // Without assertions on neighbours the start of the text is the only place that differs.
        var told = _usesNeighbours || before == Neighbour.None ? before : Neighbour.Other;
        var key = string.Concat((char)told, string.Create(places.Length, places, (text, from) => Array.ConvertAll(from, place => (char)place).CopyTo(text)));
        if (!_numbers.TryGetValue(key, out var number))
        {
            _numbers[key] = number = _states.Count;
            _states.Add((places, told));
        }

        return number;
    }
}
