using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Rules;

namespace Parley.Protocol.Schemas;

/// <summary>One compiled subschema: the types it allows and its other keywords as rules. <c>false</c> allows no type; <c>true</c> has no rules.</summary>
internal sealed class SchemaNode(SchemaLocation location)
{
    public SchemaLocation Location { get; } = location;

    public TypeSet Types { get; set; } = TypeSet.All;

    /// <summary>Keywords in the order they are checked; those about what others left unevaluated come last.</summary>
    public SchemaRule[] Rules { get; set; } = [];

    /// <summary>True for the schema <c>false</c>.</summary>
    public bool IsNever => Location.Value.IsBoolean && !Location.Value.IsTrue;

    public bool IsValid(in JsonValue value, ref ValidationRun run)
    {
        if ((Types & TypeSets.Of(value)) == 0)
        {
            return false;
        }

        return Rules.Length == 0 || CheckRules(value, ref run);
    }

    public void Report(in JsonValue value, ViolationReport report)
    {
        if (report.IsDone)
        {
            return;
        }

        if ((Types & TypeSets.Of(value)) == 0)
        {
            var message = IsNever ? "is not allowed" : $"must be {TypeSets.Describe(Types)} but is {Words.Quote(value)}";
            report.Add(IsNever ? Location.Path : Location.Path.At("type"), message);
            return;
        }

        var outer = report.Run.Scope;
        if (!Enter(ref report.Run))
        {
            return;
        }

        var found = report.Count;
        foreach (var rule in Rules)
        {
            // What is left unevaluated means little once another keyword has failed.
            if (!report.IsDone && !(rule.ComesLast && report.Count > found) && !rule.IsValid(value, ref report.Run))
            {
                rule.Report(value, report);
            }
        }

        Leave(ref report.Run, outer);
    }

    /// <summary>Marks the members or items of the value that this schema evaluates (JSON Schema Core section 11). The value is known to fit.</summary>
    public void Mark(in JsonValue value, bool[] marks, ref ValidationRun run)
    {
        var outer = run.Scope;
        if (!Enter(ref run))
        {
            return;
        }

        foreach (var rule in Rules)
        {
            rule.Mark(value, marks, ref run);
        }

        Leave(ref run, outer);
    }

    private bool CheckRules(in JsonValue value, ref ValidationRun run)
    {
        var outer = run.Scope;
        if (!Enter(ref run))
        {
            return false;
        }

        var valid = true;
        foreach (var rule in Rules)
        {
            if (!rule.IsValid(value, ref run))
            {
                valid = false;
                break;
            }
        }

        Leave(ref run, outer);
        return valid;
    }

    private bool Enter(ref ValidationRun run)
    {
        if (run.Depth >= ValidationRun.MaxDepth)
        {
            run.Stopped = true;
        }

        if (!run.Spend(1))
        {
            return false;
        }

        run.Depth++;
        if (run.TracksScope && run.Scope?.Resource != Location.Resource)
        {
            run.Scope = new ScopeFrame(Location.Resource, run.Scope);
        }

        return true;
    }

    private static void Leave(ref ValidationRun run, ScopeFrame? outer)
    {
        run.Depth--;
        if (run.TracksScope)
        {
            run.Scope = outer;
        }
    }
}
