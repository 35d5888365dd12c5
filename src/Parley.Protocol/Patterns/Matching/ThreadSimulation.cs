using Parley.Protocol.Patterns.Programs;

namespace Parley.Protocol.Patterns.Matching;

/// <summary>
/// Follows all ways through a program at once, character by character (K. Thompson 1968, R. Pike), those that a backtracking engine would try
/// first in front. Two threads at the same state have the same future, so the later one is dropped and the match found is the one that backtracking finds.
/// </summary>
internal sealed class ThreadSimulation
{
    // What may stay with a thread of the process between two searches.
    private const int MaxKeptCapacity = 16 * 1024;

    [ThreadStatic]
    private static ThreadSimulation? _idle;

    private readonly Closure _closure = new();
    private ThreadList _now = new();
    private ThreadList _next = new();

    private int Capacity => _closure.Capacity + _now.Capacity + _next.Capacity;

    /// <summary>
    /// Searches from a position on, or there alone. <paramref name="slots"/> receives positions as far as it reaches: none (is there a match?),
    /// two (where?) or all of <see cref="PatternProgram.SlotCount"/>; -1 for a group that took no part.
    /// </summary>
    public static PatternOutcome Search(PatternProgram program, string text, int from, bool onlyThere, Span<int> slots, ref PatternSteps steps)
    {
        var simulation = _idle ?? new ThreadSimulation();
        _idle = null;
        try
        {
            return simulation.Run(program, text, from, onlyThere, slots, ref steps);
        }
        finally
        {
            if (simulation.Capacity <= MaxKeptCapacity)
            {
                simulation._closure.Release();
                _idle = simulation;
            }
        }
    }

    private PatternOutcome Run(PatternProgram program, string text, int from, bool onlyThere, Span<int> slots, ref PatternSteps steps)
    {
        _closure.Start(program, text, slots.Length);
        _now.Start(_closure.Width);
        _next.Start(_closure.Width);
        var outcome = Follow(program, text, from, onlyThere, slots.Length > 0, ref steps);
        if (outcome == PatternOutcome.Match)
        {
            _closure.CopyFound(slots);
        }

        return outcome;
    }

    private PatternOutcome Follow(PatternProgram program, string text, int position, bool onlyThere, bool toTheEnd, ref PatternSteps steps)
    {
        var seedsOnce = onlyThere || program.IsAnchored;
        var seeds = !program.IsAnchored || position == 0;
        while (seeds || _now.Count > 0)
        {
            if (_now.Count == 0 && !TrySkip(program, text, seedsOnce ? null : program.Starts, ref position, ref steps))
            {
                break;
            }

            var matches = seeds && _closure.Seed(position, _now);
            seeds = seeds && !seedsOnce && !matches;
            if (position == text.Length || (_closure.HasMatch && !toTheEnd))
            {
                break;
            }

            position += Step(program, text, position);
            seeds &= !_closure.HasMatch;
            if (!steps.Take(_closure.TakeWork()))
            {
                break;
            }
        }

        return !steps.Take(_closure.TakeWork()) ? PatternOutcome.OutOfSteps : _closure.HasMatch ? PatternOutcome.Match : PatternOutcome.NoMatch;
    }

    // With no thread alive: moves to the next place where a match can start. False when there is none, or no step left.
    private static bool TrySkip(PatternProgram program, string text, StartFinder? starts, ref int position, ref PatternSteps steps)
    {
        if (text.Length - position < program.LeastLength)
        {
            return false;
        }

        if (starts is null)
        {
            return true;
        }

        var next = starts.Next(text, position);
        var hasSteps = steps.Take(StartFinder.Cost(position, next < 0 ? text.Length : next));
        position = next;
        return next >= 0 && hasSteps;
    }

    // Moves all threads over the character at the position; gives its length.
    private int Step(PatternProgram program, string text, int position)
    {
        var (codePoint, length) = TextPlace.Read(text, position, program.Flags.Unicode);
        _closure.Advance(position + length);
        _next.Clear();
        for (var i = 0; i < _now.Count; i++)
        {
            var place = _now.PlaceAt(i);
            if (program.Takes(program.Code[place], codePoint) && _closure.Follow(place + 1, _now.SlotsAt(i), _next))
            {
                break;
            }
        }

        _closure.Charge(_now.Count);
        (_now, _next) = (_next, _now);
        return length;
    }
}
