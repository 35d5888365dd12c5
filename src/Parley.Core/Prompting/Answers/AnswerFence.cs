namespace Parley.Core.Prompting.Answers;

/// <summary>A fenced block of Markdown: <c>```label</c>, text, <c>```</c>. The last one of an answer may lack its end.</summary>
/// <param name="Label">What stands behind the opening fence, such as <c>json</c>; empty when nothing does.</param>
internal readonly record struct AnswerFence(string Label, string Content)
{
    private const string Mark = "```";

    public static List<AnswerFence> ReadAll(string text)
    {
        text = text.Contains(Mark, StringComparison.Ordinal) ? text : text.Replace("~~~", Mark, StringComparison.Ordinal);
        var fences = new List<AnswerFence>();
        var position = 0;
        while ((position = text.IndexOf(Mark, position, StringComparison.Ordinal)) >= 0)
        {
            fences.Add(Read(text, ref position));
        }

        return fences;
    }

    /// <summary>Whether a line opens or closes a fence.</summary>
    public static bool IsMark(ReadOnlySpan<char> line) => line.TrimStart().StartsWith(Mark, StringComparison.Ordinal);

    private static AnswerFence Read(string text, ref int position)
    {
        var start = SkipTicks(text, position, out var ticks);
        var content = start;
        while (content < text.Length && (char.IsAsciiLetterOrDigit(text[content]) || "+#._-".Contains(text[content], StringComparison.Ordinal)))
        {
            content++;
        }

        var label = text[start..content];
        var end = FindEnd(text, content, ticks);
        position = SkipTicks(text, end, out _);
        var body = text[content..end];
        return body.Length == 0 ? new AnswerFence("", label) : new AnswerFence(label, body.Trim('\r', '\n'));
    }

    /// <summary>A fence ends on its first line, or at a mark that begins or ends a later one: code may hold the mark in the middle of a line.</summary>
    private static int FindEnd(string text, int from, string ticks)
    {
        var end = text.IndexOf(ticks, from, StringComparison.Ordinal);
        var onFirstLine = end >= 0 && !text.AsSpan(from, end - from).Contains('\n');
        while (end >= 0 && !onFirstLine && !BeginsLine(text, end) && !EndsLine(text, SkipTicks(text, end, out _)))
        {
            end = text.IndexOf(ticks, SkipTicks(text, end, out _), StringComparison.Ordinal);
        }

        return end < 0 ? text.Length : end;
    }

    private static bool BeginsLine(string text, int position)
    {
        while (position > 0 && text[position - 1] is ' ' or '\t')
        {
            position--;
        }

        return position == 0 || text[position - 1] == '\n';
    }

    private static bool EndsLine(string text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t' or '\r')
        {
            position++;
        }

        return position == text.Length || text[position] == '\n';
    }

    private static int SkipTicks(string text, int position, out string ticks)
    {
        var start = position;
        while (position < text.Length && text[position] == '`')
        {
            position++;
        }

        ticks = text[start..position];
        return position;
    }
}
