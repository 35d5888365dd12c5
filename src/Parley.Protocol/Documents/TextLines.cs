namespace Parley.Protocol.Documents;

/// <summary>Walks a text line by line on line feeds only (a JSON string may hold U+2028 as it is), without copying.</summary>
internal ref struct TextLines(string text)
{
    private int _next;

    /// <summary>Where the current line starts.</summary>
    public int Start { get; private set; }

    /// <summary>Where the line after it starts.</summary>
    public readonly int Next => Math.Min(_next, text.Length);

    /// <summary>The current line without its line end.</summary>
    public readonly ReadOnlySpan<char> Line => text.AsSpan(Start, Next - Start).TrimEnd("\r\n");

    public bool MoveNext()
    {
        if (_next >= text.Length)
        {
            return false;
        }

        Start = _next;
        var end = text.IndexOf('\n', Start);
        _next = end < 0 ? text.Length : end + 1;
        return true;
    }
}
