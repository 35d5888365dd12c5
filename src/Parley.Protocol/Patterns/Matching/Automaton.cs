using Parley.Protocol.Patterns.Programs;

namespace Parley.Protocol.Patterns.Matching;

/// <summary>
/// A deterministic automaton that says whether a text has a match: one look into a table for each character. Built whole or not at all, so
/// that its size and the steps it takes depend on the pattern alone.
/// </summary>
/// <param name="program">What it was built from.</param>
/// <param name="classes">The columns of the table.</param>
/// <param name="table">For each state a row of classes.Members.Length next states, each given as the start of its row. The first row is that of no match, the second that of a match.</param>
/// <param name="acceptsAtEnd">For each state whether the end of the text there makes a match.</param>
/// <param name="starts">The first state by what stands before the start, indexed by <see cref="Neighbour"/>.</param>
internal sealed class Automaton(PatternProgram program, CharacterClasses classes, ushort[] table, bool[] acceptsAtEnd, ushort[] starts)
{
    // Characters between two looks at the budget.
    private const int Block = 4096;

    private readonly int _match = classes.Members.Length;

    /// <summary>Searches the whole text.</summary>
    public PatternOutcome Test(string text, ref PatternSteps steps)
    {
        var position = 0;
        if (text.Length < program.LeastLength)
        {
            return PatternOutcome.NoMatch;
        }

        if (program.Starts is { } finder)
        {
            var first = finder.Next(text, 0);
            if (!steps.Take(StartFinder.Cost(0, first < 0 ? text.Length : first)))
            {
                return PatternOutcome.OutOfSteps;
            }

            if (first < 0)
            {
                return PatternOutcome.NoMatch;
            }

            position = first;
        }

        int state = starts[(int)TextPlace.At(text, position - 1, program.Flags)];
        while (position < text.Length && state > _match)
        {
            var from = position;
            state = Follow(text, state, ref position, Math.Min(text.Length, position + Block));
            if (!steps.Take(position - from))
            {
                return PatternOutcome.OutOfSteps;
            }
        }

        return state == _match || (state > _match && acceptsAtEnd[state / _match]) ? PatternOutcome.Match : PatternOutcome.NoMatch;
    }

    private int Follow(ReadOnlySpan<char> text, int state, ref int position, int end)
    {
        var (rows, match, unicode) = (table, _match, program.Flags.Unicode);
        var ascii = classes.Ascii;
        var at = position;
        while (at < end && state > match)
        {
            int c = text[at];
            if (c < ascii.Length)
            {
                state = rows[state + ascii[c]];
                at++;
                continue;
            }

            var (codePoint, length) = TextPlace.Read(text, at, unicode);
            state = rows[state + classes.Of(codePoint)];
            at += length;
        }

        position = at;
        return state;
    }
}
