using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Members that are not methods of values that JSON does not have.</summary>
internal static class ExtensionMembers
{
    public static JsonValue? Get(JsonValue target, string name) => target.Reference switch
    {
        MapValue map when name == "size" => map.Table.Count,
        SetValue set when name == "size" => set.Table.Count,
        ErrorValue error => OfError(error, name),
        RegExpValue expression => OfRegExp(expression, name),
        Callable function when name == "name" => function.Name,
        Closure closure when name == "length" => closure.Code.ParameterCount,
        _ => null,
    };

    private static JsonValue? OfError(ErrorValue error, string name) => name switch
    {
        "name" => error.Name,
        "message" => error.Message.IsMissing ? "" : error.Message,
        "cause" => error.Cause,
        "stack" => $"{error.Kind}: {error.Message.AsString}",
        _ => error.Members.TryGet(name, out var value) ? value : (JsonValue?)null,
    };

    private static JsonValue? OfRegExp(RegExpValue expression, string name) => name switch
    {
        "source" => expression.Source,
        "flags" => expression.Flags,
        "lastIndex" => expression.LastIndex,
        "global" => expression.IsGlobal,
        "sticky" => expression.IsSticky,
        "ignoreCase" => expression.Flags.Contains('i'),
        "multiline" => expression.Flags.Contains('m'),
        _ => null,
    };
}
