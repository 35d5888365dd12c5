namespace Parley.Core.Prompting.Answers;

/// <summary>A tag as it stands in an answer, such as <c>&lt;/ Final_Protocol &gt;</c>.</summary>
/// <param name="Attributes">What stands behind the name.</param>
internal readonly record struct AnswerTag(int Start, int End, bool IsClosing, string Attributes);

/// <summary>Finds tags whose name is written in any case and with spaces, underscores or hyphens in it.</summary>
internal static class AnswerTags
{
    private const int MaxTagCharacters = 1024;
    private const string Separators = " \t_-";

    /// <summary>Content and attributes of the last tag that is closed and not empty; else of the last that is opened, up to the end.</summary>
    public static bool TryRead(string answer, string name, out string content, out string attributes)
    {
        AnswerTag? open = null;
        (content, attributes) = ("", "");
        var found = false;
        var textEnd = answer.AsSpan().TrimEnd().Length;
        foreach (var tag in Find(answer, name))
        {
            // A model may also close with a second opening tag: what lies before it is content when nothing follows.
            var closes = tag.IsClosing || tag.End >= textEnd;
            if (open is { } opened && closes && answer[opened.End..tag.Start] is var inside && !string.IsNullOrWhiteSpace(inside))
            {
                (content, attributes, found) = (inside, opened.Attributes, true);
            }

            open = tag.IsClosing ? null : tag;
        }

        if (!found && open is { } last && last.End < textEnd)
        {
            (content, attributes, found) = (answer[last.End..], last.Attributes, true);
        }

        content = Unfence(content.Trim());
        return found;
    }

    private static List<AnswerTag> Find(string answer, string name)
    {
        var tags = new List<AnswerTag>();
        for (var start = answer.IndexOf('<', StringComparison.Ordinal); start >= 0; start = answer.IndexOf('<', start + 1))
        {
            if (Match(answer, start, name) is { } tag)
            {
                tags.Add(tag);
            }
        }

        return tags;
    }

    private static AnswerTag? Match(string answer, int start, string name)
    {
        var position = SkipSpaces(answer, start + 1);
        var closing = position < answer.Length && answer[position] is '/' or '\\';
        position = closing ? SkipSpaces(answer, position + 1) : position;
        foreach (var expected in name)
        {
            while (position < answer.Length && Separators.Contains(answer[position], StringComparison.Ordinal) && answer[position] != expected && position - start < MaxTagCharacters)
            {
                position++;
            }

            if (position >= answer.Length || char.ToUpperInvariant(answer[position]) != char.ToUpperInvariant(expected))
            {
                return null;
            }

            position++;
        }

        var rest = answer.AsSpan(position, Math.Min(MaxTagCharacters, answer.Length - position));
        var end = rest.IndexOfAny('>', '<');
        if (end < 0 || rest[end] == '<' || (end > 0 && char.IsLetterOrDigit(rest[0])))
        {
            return null;
        }

        return new AnswerTag(start, position + end + 1, closing, rest[..end].Trim().ToString());
    }

    private static int SkipSpaces(string answer, int position)
    {
        var limit = Math.Min(answer.Length, position + MaxTagCharacters);
        while (position < limit && char.IsWhiteSpace(answer[position]))
        {
            position++;
        }

        return position;
    }

    /// <summary>Takes a fence away that encloses all of the content, and keeps those inside it.</summary>
    private static string Unfence(string content)
    {
        if (!AnswerFence.IsMark(content))
        {
            return content;
        }

        var lines = content.Split('\n');
        var marks = Enumerable.Range(0, lines.Length).Where(i => AnswerFence.IsMark(lines[i])).ToArray();
        var closedByLast = marks.Length > 1 && marks[^1] == lines.Length - 1;
        var encloses = marks.Length == 2 || (marks.Length > 2 && marks.Length % 2 == 0 && lines[marks[1]].Trim().Length > 3);
        return closedByLast && encloses ? string.Join('\n', lines[1..^1]).Trim() : content;
    }
}
