namespace Parley.Core.Prompting.Answers;

/// <summary>
/// A place in a text. Every step is paid from one budget that all attempts on an answer share,
/// so that an answer made to be tried over and over from each of its brackets costs no more than a long one.
/// </summary>
internal sealed class AnswerCursor(string text, int end, long budget)
{
    private long _budget = budget;

    public int Position { get; set; }

    public int End => end;

    public bool AtEnd => Position >= end;

    public bool Exhausted => _budget <= 0;

    /// <summary>The character here, or NUL at the end.</summary>
    public char Current => Position < end ? text[Position] : '\0';

    public char Ahead(int offset) => Position + offset < end ? text[Position + offset] : '\0';

    public ReadOnlySpan<char> Slice(int start) => text.AsSpan(start, Position - start);

    public char Take()
    {
        _budget--;
        return Position < end ? text[Position++] : '\0';
    }

    public bool TryTake(char expected)
    {
        if (Current != expected || AtEnd)
        {
            return false;
        }

        Take();
        return true;
    }

    /// <summary>Passes white space and comments. True when a line ended on the way.</summary>
    public bool SkipBlank()
    {
        var newline = false;
        while (!AtEnd && !Exhausted)
        {
            if (IsBlank(Current))
            {
                newline |= Take() == '\n';
            }
            else if (Current == '#' || (Current == '/' && Ahead(1) == '/'))
            {
                SkipLine();
            }
            else if (Current == '/' && Ahead(1) == '*')
            {
                SkipBlock();
            }
            else
            {
                break;
            }
        }

        return newline;
    }

    /// <summary>White space as models write it: with no-break spaces, byte order marks and zero-width spaces.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B' or '\u2060';

    private void SkipLine()
    {
        while (!AtEnd && Current != '\n' && !Exhausted)
        {
            Take();
        }
    }

    private void SkipBlock()
    {
        Position += 2;
        while (!AtEnd && !Exhausted && !(Current == '*' && Ahead(1) == '/'))
        {
            Take();
        }

        Position = Math.Min(Position + 2, end);
    }
}
