using Parley.Protocol.Patterns.Parsing;
using Parley.Protocol.Patterns.Programs;

namespace Parley.Protocol.Patterns.Matching;

/// <summary>
/// Follows the instructions that take no character from one position, in the order in which backtracking would, and adds a thread where a
/// character is taken. Each state is entered once a position.
/// </summary>
internal sealed class Closure
{
    private readonly PendingPlaces _pending = new();
    private PatternProgram? _program;
    private string _text = "";
    private int[] _marks = [];
    private int _mark;
    private int[] _slots = [];
    private int[] _found = [];
    private int _position;
    private long _work;

    /// <summary>Slots that each thread carries: one, its start, when captures are not wanted.</summary>
    public int Width { get; private set; }

    public bool HasMatch { get; private set; }

    /// <summary>How many integers are held on to.</summary>
    public int Capacity => _marks.Length + (2 * _slots.Length) + _pending.Capacity;

    public void Start(PatternProgram program, string text, int slots)
    {
        (_program, _text, _position, _work, HasMatch) = (program, text, -1, 0, false);
        Width = slots <= 2 ? 1 : slots;
        if (_slots.Length < Math.Max(2, Width))
        {
            (_slots, _found) = (new int[Math.Max(2, Width)], new int[Math.Max(2, Width)]);
        }

        if (_marks.Length < program.StateCount || _mark > int.MaxValue - text.Length - 2)
        {
            (_marks, _mark) = (new int[Math.Max(_marks.Length, program.StateCount)], 0);
        }
    }

    /// <summary>Lets go of what was searched.</summary>
    public void Release() => (_program, _text) = (null, "");

    /// <summary>Work done since the last call, in steps.</summary>
    public long TakeWork()
    {
        var work = _work;
        _work = 0;
        return work;
    }

    public void Charge(int steps) => _work += steps;

    public void CopyFound(Span<int> slots) => _found.AsSpan(0, slots.Length).CopyTo(slots);

    /// <summary>Goes on to a position where no state has been entered yet.</summary>
    public void Advance(int position)
    {
        _position = position;
        _mark++;
    }

    /// <summary>Starts a match at a position. True when it is one already: what comes after in preference is of no interest then.</summary>
    public bool Seed(int position, ThreadList threads)
    {
        if (position != _position)
        {
            Advance(position);
        }

        _slots.AsSpan(0, Width).Fill(-1);
        _slots[0] = position;
        return Run(0, 0, threads);
    }

    /// <summary>Goes on from a place that was reached by taking a character. True when that is a match.</summary>
    public bool Follow(int place, ReadOnlySpan<int> slots, ThreadList threads)
    {
        slots.CopyTo(_slots);
        return Run(place, _program!.Depths[place], threads);
    }

    // Rounds counts the repetitions around the place, from outside in, that have taken a character in their present round.
    private bool Run(int place, int rounds, ThreadList threads)
    {
        var (code, states, marks, mark) = (_program!.Code, _program.FirstStates, _marks, _mark);
        _pending.Clear();
        do
        {
            while (true)
            {
                if (states[place] is >= 0 and var state)
                {
                    if (marks[state + rounds] == mark)
                    {
                        break;
                    }

                    marks[state + rounds] = mark;
                }

                _work++;
                ref readonly var instruction = ref code[place];
                switch (instruction.Operation)
                {
                    case Operation.Split:
                        _pending.Push(instruction.Y, rounds);
                        place = instruction.X;
                        continue;
                    case Operation.Jump:
                        place = instruction.X;
                        continue;
                    case Operation.Save:
                        Store(instruction.X, _position);
                        place++;
                        continue;
                    case Operation.Forget:
                        Forget(instruction.X, instruction.Y);
                        place++;
                        continue;
                    case Operation.EndRound when rounds >= instruction.X:
                        rounds = instruction.X - 1;
                        place++;
                        continue;
                    case Operation.Assert when Holds((AssertionKind)instruction.X):
                        place++;
                        continue;
                    case Operation.Match:
                        Record();
                        return true;
                    case Operation.Character or Operation.CharacterIn:
                        threads.Add(place, _slots.AsSpan(0, Width));
                        _work += Width >> 3;
                        break;
                }

                break;
            }
        }
        while (_pending.TryPop(_slots, out place, out rounds));
        return false;
    }

    private bool Holds(AssertionKind kind)
        => TextPlace.Holds(kind, TextPlace.At(_text, _position - 1, _program!.Flags), TextPlace.At(_text, _position, _program.Flags));

    private void Record()
    {
        HasMatch = true;
        _slots.AsSpan(0, Width).CopyTo(_found);
        _found[1] = _position;
    }

    private void Forget(int from, int end)
    {
        if (Width == 1)
        {
            return;
        }

        _work += (end - from) >> 2;
        for (var slot = from; slot < end; slot++)
        {
            Store(slot, -1);
        }
    }

    // What stood in the slot is put back before a less preferred way is followed.
    private void Store(int slot, int value)
    {
        if (Width == 1 || _slots[slot] == value)
        {
            return;
        }

        _pending.PushSlot(slot, _slots[slot]);
        _slots[slot] = value;
    }
}
