using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary><c>structuredClone</c>. Depth is bounded, so that a value which holds itself ends in an error.</summary>
internal static class DeepCopy
{
    public static JsonValue Of(Run run, JsonValue value)
    {
        if (!Coercion.IsObject(value))
        {
            return value;
        }

        run.EnterCall();
        var copy = value.Reference switch
        {
            JsonArray items => OfArray(run, items),
            JsonObject members => OfObject(run, members),
            DateValue date => JsonValue.FromExtension(new DateValue(date.Time)),
            MapValue map => OfMap(run, map),
            SetValue set => OfSet(run, set),
            ErrorValue error => OfError(run, error),
            RegExpValue expression => OfRegExp(run, expression),
            _ => throw run.Throw("DataCloneError", "The value can't be cloned"),
        };
        run.LeaveCall();
        return copy;
    }

    private static JsonArray OfArray(Run run, JsonArray items)
    {
        run.AllocateItems(items.Count);
        var copy = new JsonArray(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            copy.Add(Of(run, items[i]));
        }

        return copy;
    }

    private static JsonObject OfObject(Run run, JsonObject members)
    {
        run.AllocateMembers(members.Count);
        var copy = new JsonObject(members.Count);
        foreach (var (name, member) in members.Members)
        {
            copy[name] = Of(run, member);
        }

        return copy;
    }

    private static JsonValue OfRegExp(Run run, RegExpValue expression)
    {
        run.AllocateString(2.0 * expression.Source.Length);
        return JsonValue.FromExtension(new RegExpValue(expression.Source, expression.Flags, expression.Pattern) { OwesAutomaton = expression.OwesAutomaton });
    }

    /// <summary>Members of its own do not go along (HTML Standard, StructuredSerializeInternal).</summary>
    private static JsonValue OfError(Run run, ErrorValue error)
    {
        run.Allocate(200);
        var kind = Globals.Constructors.ContainsKey(error.Name.AsString ?? "") ? error.Name.AsString! : "Error";
        return JsonValue.FromExtension(new ErrorValue(kind, error.Message.IsMissing ? error.Message : Coercion.ToText(run, error.Message)) { Cause = Of(run, error.Cause) });
    }

    private static JsonValue OfMap(Run run, MapValue map)
    {
        run.Allocate(200);
        var copy = new MapValue();
        for (var at = 0; map.Table.NextEntry(run, ref at, out var entry);)
        {
            copy.Table.Set(run, Of(run, entry.Key), Of(run, entry.Value));
        }

        return JsonValue.FromExtension(copy);
    }

    private static JsonValue OfSet(Run run, SetValue set)
    {
        run.Allocate(200);
        var copy = new SetValue();
        for (var at = 0; set.Table.NextEntry(run, ref at, out var entry);)
        {
            copy.Table.Set(run, Of(run, entry.Key), default);
        }

        return JsonValue.FromExtension(copy);
    }
}
