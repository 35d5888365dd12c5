using System.Text;
using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Methods of String that take a string or a regular expression: match, search, replace and split.</summary>
internal static class StringPatterns
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("match", Match), ("matchAll", MatchAll), ("search", Search), ("split", Split),
        ("replace", (run, self, args) => Replace(run, self, args, all: false)), ("replaceAll", (run, self, args) => Replace(run, self, args, all: true)),
    ];

    private static JsonValue Match(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (text, expression) = (self.AsString!, RegExpMethods.Make(run, args.At(0), ""));
        if (!expression.IsGlobal)
        {
            return RegExpMatcher.Exec(run, expression, text, groups: true) is { } one ? RegExpMatcher.ToArray(run, expression, one, text) : JsonValue.Null;
        }

        var matches = RegExpMatcher.All(run, expression, text, groups: false);
        expression.LastIndex = 0;
        if (matches.Count == 0)
        {
            return JsonValue.Null;
        }

        var found = new JsonArray(matches.Count);
        foreach (var match in matches)
        {
            run.Allocate(32);
            found.Add(RegExpMatcher.GroupText(run, match, 0));
        }

        return found;
    }

    private static JsonValue MatchAll(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var (text, expression) = (self.AsString!, RegExpMethods.Make(run, args.At(0), "g"));
        if (!expression.IsGlobal)
        {
            throw run.TypeError("String.prototype.matchAll called with a non-global RegExp argument");
        }

        var found = new JsonArray();
        foreach (var match in RegExpMatcher.All(run, expression, text, groups: true, Math.Max(0, expression.LastIndex)))
        {
            found.Add(RegExpMatcher.ToArray(run, expression, match, text));
        }

        return found;
    }

    private static JsonValue Search(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var expression = RegExpMethods.Make(run, args.At(0), "");
        return RegExpMatcher.Find(run, expression, self.AsString!, 0, expression.IsSticky, groups: false)?.Index ?? -1;
    }

    private static JsonValue Split(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var text = self.AsString!;
        var limit = args.At(1).IsMissing ? uint.MaxValue : Coercion.ToUInt32(run, args.At(1));
        if (limit == 0)
        {
            return new JsonArray();
        }

        return args.At(0) switch
        {
            { IsMissing: true } => new JsonArray { self },
            { Reference: RegExpValue expression } => SplitByPattern(run, text, expression, limit),
            var separator => SplitByText(run, text, Coercion.ToText(run, separator), limit),
        };
    }

    private static JsonArray SplitByText(Run run, string text, string separator, uint limit)
    {
        run.AllocateItems(4);
        var parts = new JsonArray();
        if (separator.Length == 0)
        {
            run.Scan(text.Length);
            run.AllocateItems(Math.Min(text.Length, limit));
            for (var i = 0; i < text.Length && parts.Count < limit; i++)
            {
                parts.Add(CharacterText.At(text, i));
            }

            return parts;
        }

        var start = 0;
        var search = TextSearch.Begin(run, text, separator);
        for (var at = search.Next(0); at >= 0; at = search.Next(start))
        {
            AddPart(run, parts, text, start, at, limit);
            start = at + separator.Length;
            if (parts.Count >= limit)
            {
                return parts;
            }
        }

        AddPart(run, parts, text, start, text.Length, limit);
        return parts;
    }

    private static void AddPart(Run run, JsonArray parts, string text, int start, int end, uint limit)
    {
        if (parts.Count < limit)
        {
            run.Allocate(32);
            run.Charge(1);
            parts.Add(StringMethods.Part(run, text, start, end));
        }
    }

    private static JsonArray SplitByPattern(Run run, string text, RegExpValue expression, uint limit)
    {
        run.AllocateItems(4);
        var parts = new JsonArray();
        if (text.Length == 0)
        {
            return RegExpMatcher.Find(run, expression, text, 0, sticky: false, groups: false) is null ? [""] : parts;
        }

        var (start, from) = (0, 0);
        while (from < text.Length && parts.Count < limit && RegExpMatcher.Find(run, expression, text, from, sticky: false, groups: true) is { } match && match.Index < text.Length)
        {
            if (match.End == start)
            {
                from = RegExpMatcher.Next(expression, text, from);
                continue;
            }

            AddPart(run, parts, text, start, match.Index, limit);
            for (var i = 1; i < match.GroupCount && parts.Count < limit; i++)
            {
                parts.Add(RegExpMatcher.GroupText(run, match, i));
            }

            (start, from) = (match.End, match.End);
        }

        AddPart(run, parts, text, start, text.Length, limit);
        return parts;
    }

    private static JsonValue Replace(Run run, JsonValue self, ReadOnlySpan<JsonValue> args, bool all)
    {
        var text = self.AsString!;
        var with = new Replacement(run, text, args.At(1));
        if (args.At(0).Reference is not RegExpValue expression)
        {
            return ReplaceText(run, text, Coercion.ToText(run, args.At(0)), with, all);
        }

        if (all && !expression.IsGlobal)
        {
            throw run.TypeError("replaceAll must be called with a global RegExp");
        }

        var result = new StringBuilder();
        var at = 0;
        var matches = Matches(run, expression, text, with.NeedsGroups);
        foreach (var match in matches)
        {
            result.Append(text, at, match.Index - at).Append(with.For(expression, match));
            at = match.End;
        }

        run.AllocateString(result.Length + text.Length - (double)at);
        return matches.Count == 0 ? self : result.Append(text, at, text.Length - at).ToString();
    }

    private static List<RegExpMatch> Matches(Run run, RegExpValue expression, string text, bool groups)
    {
        if (!expression.IsGlobal)
        {
            return RegExpMatcher.Exec(run, expression, text, groups) is { } one ? [one] : [];
        }

        expression.LastIndex = 0;
        return RegExpMatcher.All(run, expression, text, groups);
    }

    private static JsonValue ReplaceText(Run run, string text, string wanted, Replacement with, bool all)
    {
        var result = new StringBuilder();
        var (at, step) = (0, Math.Max(1, wanted.Length));
        var search = TextSearch.Begin(run, text, wanted);
        for (var found = search.Next(0); found >= 0; found = all && found + step <= text.Length ? search.Next(found + step) : -1)
        {
            result.Append(text, at, found - at).Append(with.For(wanted, found));
            at = found + wanted.Length;
        }

        run.AllocateString(result.Length + text.Length - (double)at);
        return result.Append(text, at, text.Length - at).ToString();
    }
}
