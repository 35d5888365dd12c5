namespace Parley.Routines.Syntax;

/// <summary>A source text with its line starts.</summary>
internal sealed class SourceText
{
    private readonly List<int> _lineStarts = [0];

    public SourceText(string text)
    {
        Text = text;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    public string Text { get; }

    /// <summary>Line and column from 1; (0, 0) for a negative position.</summary>
    public (int Line, int Column) Locate(int position)
    {
        if (position < 0)
        {
            return (0, 0);
        }

        var line = _lineStarts.BinarySearch(position);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, position - _lineStarts[line] + 1);
    }
}
