using Parley.Protocol.Json;
using Parley.Protocol.Patterns;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Runs regular expressions, charged by the steps they take, and turns matches into arrays.</summary>
internal static class RegExpMatcher
{
    /// <summary>The first match from a position on; null when there is none.</summary>
    public static RegExpMatch? Find(Run run, RegExpValue expression, string text, int from, bool sticky, bool groups)
    {
        var slots = new int[groups ? 2 * (expression.Pattern.GroupCount + 1) : 2];
        run.Charge(10);
        run.Allocate(80 + (4 * slots.Length));
        var fuel = expression.FuelOf(run);
        var steps = fuel.Begin();
        var outcome = expression.Pattern.Find(text, from, sticky, slots, ref steps);
        fuel.Settle(steps);
        return outcome == PatternOutcome.Match ? new RegExpMatch(text, slots) : null;
    }

    /// <summary>exec: honours and moves lastIndex for the flags g and y.</summary>
    public static RegExpMatch? Exec(Run run, RegExpValue expression, string text, bool groups)
    {
        var moves = expression.IsGlobal || expression.IsSticky;
        var from = moves ? Math.Max(0, expression.LastIndex) : 0;
        var match = from > text.Length ? null : Find(run, expression, text, (int)from, expression.IsSticky, groups);
        if (moves)
        {
            expression.LastIndex = match?.End ?? 0;
        }

        return match;
    }

    /// <summary>test: as exec, but without g and y only whether there is a match.</summary>
    public static bool Test(Run run, RegExpValue expression, string text)
    {
        if (expression.IsGlobal || expression.IsSticky)
        {
            return Exec(run, expression, text, groups: false) is not null;
        }

        run.Charge(10);
        if (expression.OwesAutomaton)
        {
            expression.OwesAutomaton = false;
            run.Allocate(expression.Pattern.AutomatonBytes);
            run.Charge(expression.Pattern.AutomatonBytes >> 5);
        }

        var fuel = expression.FuelOf(run);
        var steps = fuel.Begin();
        var outcome = expression.Pattern.Test(text, ref steps);
        fuel.Settle(steps);
        return outcome == PatternOutcome.Match;
    }

    /// <summary>All matches from a position on, each behind the last, empty ones included.</summary>
    public static List<RegExpMatch> All(Run run, RegExpValue expression, string text, bool groups, double start = 0)
    {
        var matches = new List<RegExpMatch>();
        for (var from = start; from <= text.Length && Find(run, expression, text, (int)from, expression.IsSticky, groups) is { } match;)
        {
            matches.Add(match);
            from = match.Length > 0 ? match.End : Next(expression, text, match.End);
        }

        return matches;
    }

    /// <summary>AdvanceStringIndex (ECMA-262 section 22.2.7.3).</summary>
    public static int Next(RegExpValue expression, string text, int index)
        => index + (expression.Pattern.IsUnicode && index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]) ? 2 : 1);

    public static JsonValue ToArray(Run run, RegExpValue expression, RegExpMatch match, string input)
    {
        run.AllocateItems(match.GroupCount);
        run.Allocate(150);
        var items = new JsonArray(match.GroupCount);
        for (var i = 0; i < match.GroupCount; i++)
        {
            items.Add(GroupText(run, match, i));
        }

        (run.Matches ??= new(ReferenceEqualityComparer.Instance))[items] = new MatchDetails(match.Index, input, Groups(run, expression, match));
        return items;
    }

    public static JsonValue GroupText(Run run, RegExpMatch match, int number)
    {
        if (match.Group(number) is not { } text)
        {
            return default;
        }

        run.AllocateString(text.Length);
        return text;
    }

    /// <summary>The named groups as an object; undefined when the expression has none.</summary>
    public static JsonValue Groups(Run run, RegExpValue expression, RegExpMatch match)
    {
        var named = expression.Pattern.NamedGroups;
        if (named.Count == 0)
        {
            return default;
        }

        run.AllocateMembers(named.Count);
        var groups = new JsonObject(named.Count);
        foreach (var (name, number) in named)
        {
            groups[name] = GroupText(run, match, number);
        }

        return groups;
    }
}
