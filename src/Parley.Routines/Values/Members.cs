using Parley.Protocol.Json;
using Parley.Routines.Builtins;
using Parley.Routines.Checking;
using Parley.Routines.Execution;

namespace Parley.Routines.Values;

/// <summary>Reads members of any value.</summary>
internal static class Members
{
    public static JsonValue Get(Run run, JsonValue target, string name)
    {
        switch (target.Reference)
        {
            case JsonObject members:
                return members.TryGet(name, out var own) && !MemberRules.IsForbidden(name) ? own : Inherited(run, target, name);
            case JsonArray items when name == "length":
                return items.Count;
            case string text when name == "length":
                return text.Length;
            case JsonArray items:
                return PropertyKeys.TryIndex(name, out var index) ? (index < items.Count ? items[(int)index] : default) : MatchMember(run, items, name) ?? Inherited(run, target, name);
            case string text:
                return PropertyKeys.TryIndex(name, out var at) ? (at < text.Length ? CharacterText.At(text, (int)at) : default(JsonValue)) : Inherited(run, target, name);
            case null when Coercion.IsNullish(target):
                throw run.TypeError($"Cannot read properties of {(target.IsNull ? "null" : "undefined")} (reading '{name}')");
            case ToolsValue:
                throw run.TypeError("Tools can only be called: await tools.name(arguments)");
            default:
                return ExtensionMembers.Get(run, target, name) ?? Inherited(run, target, name);
        }
    }

    public static JsonValue GetIndexed(Run run, JsonValue target, JsonValue key)
    {
        if (key.TryGetNumber(out var number) && number >= 0 && (int)number == number)
        {
            switch (target.Reference)
            {
                case JsonArray items:
                    return number < items.Count ? items[(int)number] : default;
                case string text:
                    return number < text.Length ? CharacterText.At(text, (int)number) : default(JsonValue);
            }
        }

        if (Coercion.IsNullish(target))
        {
            throw run.TypeError($"Cannot read properties of {(target.IsNull ? "null" : "undefined")} (reading '{Coercion.ToKey(run, key)}')");
        }

        var name = Coercion.ToKey(run, key);
        return MemberRules.IsForbidden(name) ? default : Get(run, target, name);
    }

    private static JsonValue? MatchMember(Run run, JsonArray items, string name)
    {
        if (name is not ("index" or "input" or "groups") || MatchOf(run, items) is not { } details)
        {
            return null;
        }

        return name switch { "index" => details.Index, "input" => details.Input, _ => details.Groups };
    }

    /// <summary>What is known of an array that a match gave; null for any other.</summary>
    public static MatchDetails? MatchOf(Run run, JsonArray items)
        => run.Matches is { } matches && matches.TryGetValue(items, out var details) ? details : null;

    /// <summary>A built-in method taken as a value, bound to what it was taken from.</summary>
    private static JsonValue Inherited(Run run, JsonValue target, string name)
        => (run.Program.Mutates || !MutationRules.IsMutator(name)) && MethodTables.Find(target, name) is { } body ? JsonValue.FromExtension(new HostFunction(name, body, target)) : default;
}
