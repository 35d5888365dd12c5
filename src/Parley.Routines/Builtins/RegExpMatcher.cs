using System.Text.RegularExpressions;
using Parley.Protocol.Json;
using Parley.Protocol.Patterns;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Runs regular expressions, charged by the text that is left to read, and turns matches into arrays.</summary>
internal static class RegExpMatcher
{
    /// <summary>The longest text that an expression reads, so that one match stays short against any deadline.</summary>
    private const int MaxChars = 256 * 1024;

    /// <summary>The first match from a position on; null when there is none.</summary>
    public static Match? Find(Run run, RegExpValue expression, string text, int from)
    {
        if (text.Length > MaxChars)
        {
            throw run.RangeError($"A regular expression reads at most {MaxChars} characters; cut the text with slice first");
        }

        run.Charge(10 + ((long)(text.Length - from) * Math.Max(4, expression.Pattern.Size) >> 4));
        run.Allocate(200);
        var match = Match(expression, text, from);
        return match.Success && (!expression.IsSticky || match.Index == from) ? match : null;
    }

    /// <summary>exec: honours and moves lastIndex for the flags g and y.</summary>
    private static Match Match(RegExpValue expression, string text, int from)
    {
        try
        {
            return expression.Regex.Match(text, from);
        }
        catch (RegexMatchTimeoutException)
        {
            throw new LimitFailure(RoutineErrorCode.DeadlineExceeded, $"The regular expression /{expression.Source}/ took longer than {EcmaPattern.MatchTimeout.TotalMilliseconds:0} ms for one match.");
        }
    }

    public static Match? Exec(Run run, RegExpValue expression, string text)
    {
        var moves = expression.IsGlobal || expression.IsSticky;
        var from = moves ? expression.LastIndex : 0;
        var match = from > text.Length ? null : Find(run, expression, text, (int)Math.Max(0, from));
        if (moves)
        {
            expression.LastIndex = match is null ? 0 : match.Index + match.Length;
        }

        return match;
    }

    /// <summary>All matches from the start, each behind the last, empty ones included.</summary>
    public static List<Match> All(Run run, RegExpValue expression, string text)
    {
        var matches = new List<Match>();
        for (var from = 0; from <= text.Length && Find(run, expression, text, from) is { } match;)
        {
            matches.Add(match);
            from = match.Index + Math.Max(1, match.Length);
        }

        expression.LastIndex = 0;
        return matches;
    }

    public static JsonValue ToArray(Run run, RegExpValue expression, Match match, string input)
    {
        run.AllocateItems(match.Groups.Count);
        run.Allocate(150);
        var items = new JsonArray(match.Groups.Count);
        for (var i = 0; i < match.Groups.Count; i++)
        {
            items.Add(GroupText(run, match, i));
        }

        (run.Matches ??= new(ReferenceEqualityComparer.Instance))[items] = new MatchDetails(match.Index, input, Groups(run, expression, match));
        return items;
    }

    public static JsonValue GroupText(Run run, Match match, int number)
    {
        var group = match.Groups[number];
        if (!group.Success)
        {
            return default;
        }

        run.AllocateString(group.Length);
        return group.Value;
    }

    /// <summary>The named groups as an object; undefined when the expression has none.</summary>
    public static JsonValue Groups(Run run, RegExpValue expression, Match match)
    {
        var named = RegExpCompiler.NamedGroups(expression.Regex);
        if (named.Count == 0)
        {
            return default;
        }

        run.AllocateMembers(named.Count);
        var groups = new JsonObject(named.Count);
        foreach (var (name, number) in named.OrderBy(n => n.Value))
        {
            groups[name] = GroupText(run, match, number);
        }

        return groups;
    }
}
