using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>What a plain object inherits.</summary>
internal static class ObjectMethods
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("hasOwnProperty", HasOwn),
        ("propertyIsEnumerable", HasOwn),
        ("toString", (_, _, _) => "[object Object]"),
        ("valueOf", (_, self, _) => self),
    ];

    public static JsonValue HasOwn(Run run, JsonValue self, ReadOnlySpan<JsonValue> args)
    {
        var name = Coercion.ToKey(run, args.At(0));
        return self.Reference switch
        {
            JsonObject members => members.ContainsKey(name),
            JsonArray items => name == "length" || (Members.MatchOf(run, items) is not null && name is "index" or "input" or "groups") || (PropertyKeys.TryIndex(name, out var index) && index < items.Count),
            string text => name == "length" || (PropertyKeys.TryIndex(name, out var at) && at < text.Length),
            RegExpValue => name == "lastIndex",
            Closure => name is "name" or "length",
            ErrorValue error => (name == "message" && !error.Message.IsMissing) || error.Members.ContainsKey(name),
            _ => false,
        };
    }
}
