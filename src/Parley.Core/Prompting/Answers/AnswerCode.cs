using System.Text.RegularExpressions;
using Parley.Protocol.Json;

namespace Parley.Core.Prompting.Answers;

/// <summary>Finds the program in an answer.</summary>
internal static partial class AnswerCode
{
    public static string Read(string answer)
    {
        var text = AnswerReasoning.Strip(answer).Trim();
        var blocks = AnswerFence.ReadAll(text).Select(fence => fence.Content).Where(block => !string.IsNullOrWhiteSpace(block)).ToList();
        if (blocks.Count > 0)
        {
            return Choose(blocks).Trim();
        }

        return FromJson(text) ?? WithoutChatter(text);
    }

    /// <summary>
    /// The blocks that define functions, in order; of two that define the same function the later alone, which is the corrected one.
    /// Blocks without functions are examples, unless there is nothing else.
    /// </summary>
    private static string Choose(List<string> blocks)
    {
        var taken = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (var i = blocks.Count - 1; i >= 0; i--)
        {
            var names = FunctionNames().Matches(blocks[i]).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value).ToList();
            if (names.Count > 0 && !names.Exists(known.Contains))
            {
                known.UnionWith(names);
                taken.Insert(0, blocks[i].Trim());
            }
        }

        return taken.Count > 0 ? string.Join("\n\n", taken) : blocks.MaxBy(block => block.Length)!;
    }

    /// <summary><c>{"code": "…"}</c></summary>
    private static string? FromJson(string text)
        => text.StartsWith('{') && JsonText.TryParse(text, out var value, out _) && value.AsObject is { } members
            ? members.Select(member => member.Value.AsString).FirstOrDefault(member => member is not null && FunctionNames().IsMatch(member))
            : null;

    private static string WithoutChatter(string text)
    {
        var lines = text.Split('\n');
        var first = Array.FindIndex(lines, line => CodeStart().IsMatch(line));
        var last = Array.FindLastIndex(lines, line => CodeEnd().IsMatch(line));
        return first >= 0 && last >= first ? string.Join('\n', lines[first..(last + 1)]).Trim() : text;
    }

    [GeneratedRegex(@"^(?:export\s+)?(?:default\s+)?(?:(?:async\s+)?function\s*\*?\s*([A-Za-z_$][\w$]*)|(?:const|let|var)\s+([A-Za-z_$][\w$]*)\s*=\s*(?:async\s*)?(?:function\b|\([^()\n]*\)\s*=>|[A-Za-z_$][\w$]*\s*=>))", RegexOptions.Multiline | RegexOptions.NonBacktracking)]
    private static partial Regex FunctionNames();

    [GeneratedRegex(@"^(?:export\b|async\s+function\b|function\b|const\s+[\w${\[]|let\s+[\w${\[]+\s*=|var\s+[\w$]+\s*=|//|/\*|['""]use strict)", RegexOptions.NonBacktracking)]
    private static partial Regex CodeStart();

    [GeneratedRegex(@"(?:[;}]|\*/|\);?)\s*(?://.*)?$", RegexOptions.NonBacktracking)]
    private static partial Regex CodeEnd();
}
