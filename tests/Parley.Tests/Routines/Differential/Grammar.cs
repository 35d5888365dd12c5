using System.Text.RegularExpressions;
using Parley.Tests.Routines.Differential.Rules;

namespace Parley.Tests.Routines.Differential;

/// <summary>The rules by kind, read from their text: <c>kind label = template</c>, one on a line.</summary>
internal sealed partial class Grammar
{
    private readonly ILookup<string, Rule> _byKind;

    private Grammar(IReadOnlyList<Rule> rules)
    {
        Rules = rules;
        _byKind = rules.ToLookup(r => r.Kind);
        Measure();
    }

    public static Grammar Synchronous { get; } = Read(NumberRules.Text, StringRules.Text, ArrayRules.Text, ObjectRules.Text, DateRules.Text, StatementRules.Text);

    /// <summary>With what may stand in async functions alone.</summary>
    public static Grammar Asynchronous { get; } = Read(NumberRules.Text, StringRules.Text, ArrayRules.Text, ObjectRules.Text, DateRules.Text, StatementRules.Text, StatementRules.AsyncText);

    public IReadOnlyList<Rule> Rules { get; }

    public IEnumerable<Rule> OfKind(string kind) => _byKind[kind];

    private static Grammar Read(params IEnumerable<string> texts) => new([.. texts.SelectMany(Lines).Select(ReadRule)]);

    /// <summary>A line that does not start a rule goes on with the one before.</summary>
    private static IEnumerable<string> Lines(string text)
    {
        var current = "";
        foreach (var line in text.Split('\n'))
        {
            if (Head().IsMatch(line) && current.Length > 0)
            {
                yield return current;
                current = line;
            }
            else
            {
                current = current.Length == 0 ? line : $"{current}\n{line}";
            }
        }

        yield return current;
    }

    private static Rule ReadRule(string line)
    {
        var head = Head().Match(line);
        Assert.True(head.Success, $"Not a rule: {line}");
        var template = line[head.Length..];
        return new Rule(head.Groups["kind"].Value, head.Groups["label"].Value, template, [.. Parts(template)]);
    }

    private static IEnumerable<RulePart> Parts(string template)
    {
        var at = 0;
        foreach (Match match in Special().Matches(template))
        {
            if (match.Index > at)
            {
                yield return new RulePart(RulePartRole.Text, template[at..match.Index]);
            }

            at = match.Index + match.Length;
            yield return match.Groups["hole"] is { Success: true } hole ? new RulePart(RulePartRole.Hole, hole.Value)
                : match.Groups["place"] is { Success: true } place ? new RulePart(RulePartRole.Place, place.Value)
                : match.Groups["marker"] is { Success: true } marker ? new RulePart(RulePartRole.Marker, marker.Value)
                : new RulePart(match.Groups["free"].Success ? RulePartRole.AssignableName : RulePartRole.Name, match.Groups["name"].Value, match.Groups["of"].Value);
        }

        if (at < template.Length)
        {
            yield return new RulePart(RulePartRole.Text, template[at..]);
        }
    }

    /// <summary>Finds how deep each rule must go, by going over them until nothing changes.</summary>
    private void Measure()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var rule in Rules)
            {
                var depth = rule.Holes.Select(LeastDepth).Append(0).Max();
                if (depth != int.MaxValue && depth + 1 < rule.Depth)
                {
                    (rule.Depth, changed) = (depth + 1, true);
                }
            }
        }

        Assert.DoesNotContain(Rules, r => r.Depth == int.MaxValue);
    }

    private int LeastDepth(string kind) => _byKind[kind].Select(r => r.Depth).DefaultIfEmpty(int.MaxValue).Min();

    [GeneratedRegex(@"^(?<kind>[A-Z][A-Z0-9]*) (?<label>(?:new )?[^ ]+) = ")]
    private static partial Regex Head();

    [GeneratedRegex(@"\{(?<hole>[A-Z][A-Z0-9]*)\}|\{=(?<place>[A-Z]+)\}|@(?<marker>[\[\]<>()])|@(?<free>~)?(?<name>[a-z]+)(?::(?<of>[A-Z]+))?")]
    private static partial Regex Special();
}
