using Parley.Protocol.Patterns.Parsing;
using Parley.Protocol.Patterns.Programs;

namespace Parley.Protocol.Patterns.Matching;

/// <summary>
/// Backtracking that enters each state at each position once: what failed there fails again. For small programs on short texts this is faster
/// than following all ways at once, and finds the same.
/// </summary>
internal sealed class MemoSearch
{
    // States × positions that may be remembered.
    private const int MaxEntries = 32 * 1024;

    // Places × positions that may be visited: bounds the steps of one search, which are taken when it ends.
    private const int MaxVisits = 64 * 1024;

    // A way that is not followed yet keeps its rounds in the bits above its place.
    private const int RoundsShift = 20;
    private const int MaxKeptSlots = 1024;
    private const int MaxKeptPending = 8 * 1024;

    [ThreadStatic]
    private static MemoSearch? _idle;

    private readonly PendingPlaces _pending = new();
    private readonly ulong[] _entered = new ulong[MaxEntries / 64];
    private PatternProgram? _program;
    private string _text = "";
    private int[] _slots = new int[16];
    private bool _keepsGroups;
    private int _origin;
    private long _work;

    /// <summary>Whether a search over so many characters is small enough.</summary>
    public static bool Fits(PatternProgram program, int characters)
        => (long)program.StateCount * (characters + 1) <= MaxEntries && (long)program.VisitCount * (characters + 1) <= MaxVisits;

    /// <summary>As <see cref="ThreadSimulation.Search"/>.</summary>
    public static PatternOutcome Search(PatternProgram program, string text, int from, bool onlyThere, Span<int> slots, ref PatternSteps steps)
    {
        var search = _idle ?? new MemoSearch();
        _idle = null;
        var found = search.Run(program, text, from, onlyThere, slots);
        (search._program, search._text) = (null, "");
        if (search._slots.Length <= MaxKeptSlots && search._pending.Capacity <= MaxKeptPending)
        {
            _idle = search;
        }

        return !steps.Take(search._work) ? PatternOutcome.OutOfSteps : found ? PatternOutcome.Match : PatternOutcome.NoMatch;
    }

    private bool Run(PatternProgram program, string text, int from, bool onlyThere, Span<int> slots)
    {
        (_program, _text, _origin, _keepsGroups) = (program, text, from, slots.Length > 2);
        var words = ((program.StateCount * (text.Length - from + 1)) + 63) >> 6;
        _entered.AsSpan(0, words).Clear();
        _work = 1 + (words >> 3);
        if (_slots.Length < program.SlotCount)
        {
            _slots = new int[program.SlotCount];
        }

        var starts = onlyThere || program.IsAnchored ? null : program.Starts;
        for (var start = from; text.Length - start >= program.LeastLength && (start == 0 || !program.IsAnchored); start += TextPlace.LengthAt(text, start, program.Flags.Unicode))
        {
            if (starts is not null)
            {
                var next = starts.Next(text, start);
                _work += StartFinder.Cost(start, next < 0 ? text.Length : next);
                if (next < 0)
                {
                    return false;
                }

                start = next;
            }

            if (Follow(start))
            {
                _slots.AsSpan(0, slots.Length).CopyTo(slots);
                return true;
            }

            if (onlyThere)
            {
                return false;
            }
        }

        return false;
    }

    // As Closure.Run, but on to the next character.
    private bool Follow(int position)
    {
        var (code, states, tests, unicode) = (_program!.Code, _program.FirstStates, _program.Tests, _program.Flags.Unicode);
        var text = _text;
        _slots.AsSpan(0, _program.SlotCount).Fill(-1);
        _slots[0] = position;
        _pending.Clear();
        var (place, rounds) = (0, 0);
        do
        {
            while (states[place] < 0 || TryEnter(states[place] + rounds, position))
            {
                _work++;
                ref readonly var instruction = ref code[place];
                switch (instruction.Operation)
                {
                    case Operation.Character or Operation.CharacterIn:
                        if (position == text.Length)
                        {
                            break;
                        }

                        var (codePoint, length) = TextPlace.Read(text, position, unicode);
                        if (instruction.Operation == Operation.Character ? codePoint != instruction.X : !tests[instruction.X].Contains(codePoint))
                        {
                            break;
                        }

                        position += length;
                        place++;
                        rounds = _program.Depths[place];
                        continue;
                    case Operation.Split:
                        _pending.Push(instruction.Y | (rounds << RoundsShift), position);
                        place = instruction.X;
                        continue;
                    case Operation.Jump:
                        place = instruction.X;
                        continue;
                    case Operation.Save:
                        Store(instruction.X, position);
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
                    case Operation.Assert when TextPlace.Holds((AssertionKind)instruction.X, TextPlace.At(text, position - 1, _program.Flags), TextPlace.At(text, position, _program.Flags)):
                        place++;
                        continue;
                    case Operation.Match:
                        _slots[1] = position;
                        return true;
                }

                break;
            }
        }
        while (TryPop(out place, out rounds, out position));
        return false;
    }

    private bool TryEnter(int state, int position)
    {
        var entry = ((position - _origin) * _program!.StateCount) + state;
        ref var word = ref _entered[entry >> 6];
        var bit = 1UL << entry;
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }

    private bool TryPop(out int place, out int rounds, out int position)
    {
        var isThere = _pending.TryPop(_slots, out var packed, out position);
        (place, rounds) = (packed & ((1 << RoundsShift) - 1), packed >> RoundsShift);
        return isThere;
    }

    private void Forget(int from, int end)
    {
        _work += _keepsGroups ? (end - from) >> 2 : 0;
        for (var slot = from; slot < end && _keepsGroups; slot++)
        {
            Store(slot, -1);
        }
    }

    private void Store(int slot, int value)
    {
        if (_keepsGroups && _slots[slot] != value)
        {
            _pending.PushSlot(slot, _slots[slot]);
            _slots[slot] = value;
        }
    }
}
