using Parley.Protocol.Json;

namespace Parley.Protocol.Schemas.Rules;

/// <summary><c>unevaluatedProperties</c> or <c>unevaluatedItems</c>: applies to what no other keyword of the schema, or of those it applies in place, has evaluated.</summary>
internal sealed class UnevaluatedRule(SchemaPath path, SchemaNode node, bool ofObjects) : SchemaRule
{
    /// <summary>The schema's other rules; set once they are known.</summary>
    public SchemaRule[] Others { get; set; } = [];

    public override bool ComesLast => true;

    public override bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if (Evaluated(value, ref run) is not { } marks)
        {
            return true;
        }

        for (var i = 0; i < marks.Length && !run.Stopped; i++)
        {
            if (!marks[i] && !Part(value, i).IsMissing && !node.IsValid(Part(value, i), ref run))
            {
                return false;
            }
        }

        return true;
    }

    public override void Report(in JsonValue value, ViolationReport report)
    {
        var marks = Evaluated(value, ref report.Run) ?? [];
        for (var i = 0; i < marks.Length && !report.IsDone; i++)
        {
            var part = Part(value, i);
            if (marks[i] || part.IsMissing || node.IsValid(part, ref report.Run))
            {
                continue;
            }

            if (node.IsNever)
            {
                report.Add(path, ofObjects ? $"has the unknown property {Words.Quote(value.AsObject!.Members[i].Key)}" : $"has an item too many at position {i}");
                continue;
            }

            report.Enter(ofObjects ? value.AsObject!.Members[i].Key : i);
            node.Report(part, report);
            report.Leave();
        }
    }

    public override void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        if ((ofObjects ? value.AsObject is not null : value.AsArray is not null) && run.SpendParts(marks.Length / MarksInPart))
        {
            Array.Fill(marks, true);
        }
    }

    private bool[]? Evaluated(in JsonValue value, ref ValidationRun run)
    {
        var count = ofObjects ? value.AsObject?.Count : value.AsArray?.Count;
        if (count is null or 0 || !run.SpendParts(count.Value))
        {
            return null;
        }

        var marks = new bool[count.Value];
        foreach (var rule in Others)
        {
            rule.Mark(value, marks, ref run);
        }

        return marks;
    }

    private JsonValue Part(in JsonValue value, int position) => ofObjects ? value.AsObject!.Members[position].Value : value.AsArray![position];
}
