using System.Text.RegularExpressions;

namespace Parley.Models.Offline.Forms.Prose;

/// <summary>Takes a document in prose apart: fenced and indented blocks, headings, sentences; and which body each speaks of.</summary>
internal sealed partial class ProseUnits
{
    private readonly List<ProseUnit> _units = [];
    private readonly List<string> _paragraph = [];
    private readonly List<string> _block = [];
    private ProseRole _role;

    public static IReadOnlyList<ProseUnit> Read(string text)
    {
        var units = new ProseUnits();
        var isFenced = false;
        foreach (var line in WithoutMetadata(text).Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                units.Close();
                isFenced = !isFenced;
            }
            else if (isFenced)
            {
                units._block.Add(line);
            }
            else
            {
                units.Visit(line);
            }
        }

        units.Close();
        return units._units;
    }

    private void Visit(string line)
    {
        if (line.Length == 0)
        {
            ClosePara();
            if (_block.Count > 0)
            {
                _block.Add("");
            }
        }
        else if (_paragraph.Count == 0 && Indented().IsMatch(line) && !Bullet().IsMatch(line))
        {
            _block.Add(line);
        }
        else if (Heading().IsMatch(line) || Bullet().IsMatch(line))
        {
            Close();
            _paragraph.Add(Heading().Replace(line.Trim(), ""));
            ClosePara();
        }
        else
        {
            CloseBlock();
            _paragraph.Add(line.Trim());
        }
    }

    private void Close()
    {
        ClosePara();
        CloseBlock();
    }

    private void ClosePara()
    {
        foreach (var sentence in SentenceEnd().Split(string.Join(' ', _paragraph)).Where(sentence => sentence.Length > 0))
        {
            CloseBlock();
            var role = ProseRoles.Of(sentence, _role);
            _units.Add(new ProseUnit(role, sentence, false));
            // An error is spoken of in passing; what follows belongs to what was spoken of before.
            _role = role == ProseRole.Error && !sentence.EndsWith(':') && _role != ProseRole.None ? _role : role;
        }

        _paragraph.Clear();
    }

    private void CloseBlock()
    {
        while (_block.Count > 0 && _block[^1].Length == 0)
        {
            _block.RemoveAt(_block.Count - 1);
        }

        if (_block.Count > 0)
        {
            var indent = _block.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
            _units.Add(new ProseUnit(_role, string.Join('\n', _block.Select(line => line.Length == 0 ? "" : line[indent..])), true));
            _role = _role == ProseRole.Error ? ProseRole.Reply : _role;
            _block.Clear();
        }
    }

    private static string WithoutMetadata(string text)
    {
        text = text.ReplaceLineEndings("\n");
        var matter = FrontMatter().Match(text);
        return Tags().Replace(matter.Success ? text[matter.Length..] : text, "");
    }

    [GeneratedRegex(@"\A\s*---\n.*?\n---(?:\n|\z)", RegexOptions.Singleline)]
    private static partial Regex FrontMatter();

    [GeneratedRegex(@"<(?<tag>NAME|DESCRIPTION)>.*?</\k<tag>>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\A(?: {3,}|\t)")]
    private static partial Regex Indented();

    [GeneratedRegex(@"\A(?:#+\s+|\d+(?:\.\d+)*\.?\s+(?=[A-Z]))")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A\s*[-*•]\s")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"(?<=[.!?:][""'`)]?)\s+(?=[A-Z""`<({])")]
    private static partial Regex SentenceEnd();
}
