using System.Text.RegularExpressions;
using Parley.Protocol.Json;

namespace Parley.Core.Prompting.Answers;

/// <summary>Reads YES or NO, and refusals, from the edges of an answer.</summary>
internal static partial class AnswerVerdict
{
    private const int EdgeCharacters = 4096;

    public static bool? Read(string answer, out string reason)
    {
        var raw = Edges(AnswerReasoning.Strip(answer));
        var text = Plain(raw);
        return FromJson(raw, out reason) ?? FromStart(text, out reason) ?? FromLine(text, out reason) ?? FromAnywhere(text, out reason);
    }

    public static bool IsRefusal(string answer)
    {
        var text = Plain(Edges(AnswerReasoning.Strip(answer))).Replace('’', '\'').Replace('‘', '\'');
        var sentences = Sentences().Split(text, 3);
        return sentences.Take(2).Any(sentence => Refusal().IsMatch(sentence) && !Politeness().IsMatch(sentence));
    }

    private static bool? FromJson(string text, out string reason)
    {
        reason = "";
        if (!text.Contains('{', StringComparison.Ordinal) || !ModelAnswer.TryReadJson(text, out var value, out _) || value.AsObject is not { } members)
        {
            return null;
        }

        bool? verdict = null;
        foreach (var (_, member) in members)
        {
            var said = member.IsBoolean ? member.IsTrue : member.AsString is { } word ? Leading(word, out _) : null;
            if (said is not null && verdict is null)
            {
                verdict = said;
            }
            else if (member.AsString is { } why && reason.Length == 0)
            {
                reason = why;
            }
        }

        return verdict;
    }

    private static bool? FromStart(string text, out string reason) => Leading(text, out reason);

    /// <summary>The last line that begins with a verdict: models that reason aloud conclude with it.</summary>
    private static bool? FromLine(string text, out string reason)
    {
        var lines = text.Split('\n');
        for (var i = lines.Length - 1; i > 0; i--)
        {
            if (Leading(lines[i], out _) is not null)
            {
                return Leading(string.Join('\n', lines[i..]), out reason);
            }
        }

        reason = "";
        return null;
    }

    private static bool? FromAnywhere(string text, out string reason)
    {
        reason = "";
        var concluding = Concluding().Match(text);
        if (concluding.Success)
        {
            reason = concluding.Groups[2].Value.Trim();
            return IsYes(concluding.Groups[1].Value);
        }

        var capitals = Capitals().Matches(text);
        var yes = capitals.Any(match => match.Value == "YES");
        var no = capitals.Any(match => match.Value == "NO");
        if (yes == no)
        {
            return null;
        }

        reason = text[(capitals[^1].Index + capitals[^1].Length)..].TrimStart(' ', ':', '.', ',', '-', '–', '—').Trim();
        return yes;
    }

    private static bool? Leading(string text, out string reason)
    {
        var match = Start().Match(text);
        reason = match.Success ? match.Groups[2].Value.Trim() : "";
        return match.Success && !Undecided().IsMatch(text) ? IsYes(match.Groups[1].Value) : null;
    }

    private static bool IsYes(string word) => word.StartsWith("y", StringComparison.OrdinalIgnoreCase);

    /// <summary>Text without the marks of emphasis and headings.</summary>
    private static string Plain(string text) => Emphasis().Replace(text, "").Trim();

    private static string Edges(string text) => text.Length <= 2 * EdgeCharacters ? text : text[..EdgeCharacters] + "\n" + text[^EdgeCharacters..];

    [GeneratedRegex(@"[*`#""“”]|__|(?m:^\s*>)", RegexOptions.NonBacktracking)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"^\s*(?:<[a-z]+>|[✅❌✔✗]\uFE0F?)?\s*(?:(?:the |my |final |short )*(?:answer|verdict|decision|response|conclusion|result)(?: is)?\s*[:=\-–—]?\s*)?[(\[']?(yes|yep|yeah|no|nope)\b[)\]']?\s*[:.,;!\-–—\n]*([\s\S]*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Start();

    [GeneratedRegex(@"^\W*(?:yes (?:and|or) no|no (?:problem|doubt|worries|issues?|need|one|matter)\b|yes/no)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Undecided();

    [GeneratedRegex(@"(?:answer|verdict|conclusion|decision)(?: here)?(?: is| would be|:)\s*:?\s*(yes|no)\b[:.,;!\-–— ]*([\s\S]*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Concluding();

    [GeneratedRegex(@"\b(?:YES|NO)\b", RegexOptions.NonBacktracking)]
    private static partial Regex Capitals();

    [GeneratedRegex(@"(?<=[.!?])\s+|\n+")]
    private static partial Regex Sentences();

    [GeneratedRegex(@"^\W*(?:(?:well|hello|hi|hmm|thanks|thank you)[^,]{0,40},\s*)?(?:(?:but|however|unfortunately),?\s+)?(?:(?:i(?:'m| am)?|we(?:'re| are)?)\s+(?:really |very |so |afraid |currently |simply )*(?:can't|cant|cannot|can not|unable|not able|sorry|afraid|won't|will not|couldn't|could not|apologi[sz]e|regret|must decline|have to decline|don't have|do not have|don't know|do not know|have no|lack)\b|sorry\b|(?:my )?apologies\b|unable to\b|cannot\b|can't\b|none of (?:my|the) (?:tools|skills)\b|as an ai\b|it(?:'s| is) (?:not possible|impossible)\b|(?:that|this)(?:'s| is) (?:not something i|outside|beyond)\b|unfortunately\b[^.]*\b(?:can't|cannot|unable|not able|not possible|don't have|do not have|no tools?)\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Refusal();

    [GeneratedRegex(@"\b(?:can't|cannot) wait\b|\b(?:sorry|apologi[sz]e|apologies) for (?:the|my|any) (?:delay|wait|late|confusion|inconvenience)|\bcan't thank\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Politeness();
}
