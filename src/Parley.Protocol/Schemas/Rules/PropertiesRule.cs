using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary>A name that <c>properties</c> or <c>required</c> mentions.</summary>
internal sealed record PropertySlot(string Name, SchemaNode? Node, bool Required);

/// <summary><c>properties</c>, <c>patternProperties</c>, <c>additionalProperties</c> and <c>required</c>, in one pass over the names of the schema.</summary>
internal sealed class PropertiesRule(SchemaPath path, PropertySlot[] slots, (SchemaPattern Pattern, SchemaNode Node)[] patterns, SchemaNode? additional) : SchemaRule
{
    private readonly HashSet<string> _declared = new(slots.Where(slot => slot.Node is not null).Select(slot => slot.Name), StringComparer.Ordinal);
    private readonly int _parts = slots.Sum(slot => ValidationRun.PartsOf(slot.Name));
    private readonly bool _checksOthers = patterns.Length > 0 || additional is not null;

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if (value.AsObject is not { } members)
        {
            return true;
        }

        if (!run.SpendParts(_parts))
        {
            return false;
        }

        var names = members.Shape.Names;
        var values = members.Values;
        var (next, matched) = (0, 0);
        foreach (var slot in slots)
        {
            JsonValue member;
            // Members usually come in the order of the schema.
            if (next < names.Length && names[next] == slot.Name)
            {
                member = values[next++];
            }
            else
            {
                members.TryGet(slot.Name, out member);
            }

            if (member.IsMissing)
            {
                if (slot.Required)
                {
                    return false;
                }
            }
            else if (slot.Node is { } node)
            {
                matched++;
                if (!node.IsValid(member, ref run))
                {
                    return false;
                }
            }
        }

        return !_checksOthers || (patterns.Length == 0 && matched == names.Length) || OthersFit(members, ref run);
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var members = value.AsObject!;
        report.Run.SpendParts(_parts);
        foreach (var slot in slots)
        {
            if (report.IsDone)
            {
                return;
            }

            var member = members[slot.Name];
            if (member.IsMissing && slot.Required)
            {
                var present = members.Count == 0 ? "the object is empty" : "the object has " + string.Join(", ", members.Take(10).Select(other => Words.Quote(other.Key)));
                report.Add(path.At("required"), $"lacks the required property {Words.Quote(slot.Name)}; {present}");
            }
            else if (!member.IsMissing && slot.Node is { } node)
            {
                ReportMember(slot.Name, member, node, report);
            }
        }

        foreach (var (name, member) in members.Members)
        {
            if (report.IsDone)
            {
                return;
            }

            ReportOther(name, member, report);
        }
    }

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        if (value.AsObject is not { } members)
        {
            return;
        }

        var position = 0;
        foreach (var (name, _) in members.Members)
        {
            if (!run.SpendParts(ValidationRun.PartsOf(name)))
            {
                return;
            }

            marks[position++] |= additional is not null || _declared.Contains(name) || MatchesPattern(name, ref run);
        }
    }

    private bool MatchesPattern(string name, ref ValidationRun run)
    {
        foreach (var (pattern, _) in patterns)
        {
            if (pattern.IsMatch(name, ref run))
            {
                return true;
            }
        }

        return false;
    }

    private bool OthersFit(JsonObject members, ref ValidationRun run)
    {
        foreach (var (name, member) in members.Members)
        {
            if (!run.SpendParts(ValidationRun.PartsOf(name)))
            {
                return false;
            }

            if (member.IsMissing)
            {
                continue;
            }

            var known = _declared.Contains(name);
            foreach (var (pattern, node) in patterns)
            {
                if (pattern.IsMatch(name, ref run))
                {
                    known = true;
                    if (!node.IsValid(member, ref run))
                    {
                        return false;
                    }
                }
            }

            if (!known && additional is not null && !additional.IsValid(member, ref run))
            {
                return false;
            }
        }

        return true;
    }

    private void ReportOther(string name, in JsonValue member, ViolationReport report)
    {
        if (member.IsMissing || !report.Run.SpendParts(ValidationRun.PartsOf(name)))
        {
            return;
        }

        var known = _declared.Contains(name);
        foreach (var (pattern, node) in patterns)
        {
            if (pattern.IsMatch(name, ref report.Run))
            {
                known = true;
                ReportMember(name, member, node, report);
            }
        }

        if (known || additional is null)
        {
            return;
        }

        if (additional.IsNever)
        {
            var names = _declared.Count == 0 ? "none is allowed" : "allowed are " + string.Join(", ", slots.Where(slot => slot.Node is not null).Take(20).Select(slot => Words.Quote(slot.Name)));
            report.Add(path.At("additionalProperties"), $"has the unknown property {Words.Quote(name)}; {names}");
            return;
        }

        ReportMember(name, member, additional, report);
    }

    private static void ReportMember(string name, in JsonValue member, SchemaNode node, ViolationReport report)
    {
        if (node.IsValid(member, ref report.Run))
        {
            return;
        }

        report.Enter(name);
        node.Report(member, report);
        report.Leave();
    }
}
