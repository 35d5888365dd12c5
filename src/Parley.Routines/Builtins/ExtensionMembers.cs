using Parley.Protocol.Json;
using Parley.Routines.Execution;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>Members that are not methods of values that JSON does not have.</summary>
internal static class ExtensionMembers
{
    public static JsonValue? Get(Run run, JsonValue target, string name) => target.Reference switch
    {
        MapValue map when name == "size" => map.Table.Count,
        SetValue set when name == "size" => set.Table.Count,
        ErrorValue error => OfError(run, error, name),
        RegExpValue expression => OfRegExp(expression, name),
        Callable function when name == "name" => function.Name,
        Closure closure when name == "length" => closure.Code.ParameterCount,
        _ => null,
    };

    private static JsonValue? OfError(Run run, ErrorValue error, string name) => name switch
    {
        "name" => error.Name,
        "message" => error.Message.IsMissing ? "" : error.Message,
        "cause" => error.Cause,
        "stack" => Stack(run, error),
        _ => error.Members.TryGet(name, out var value) ? value : (JsonValue?)null,
    };

    private static string Stack(Run run, ErrorValue error)
    {
        var message = error.Message.AsString ?? "";
        run.AllocateString(error.Kind.Length + message.Length + 2.0);
        return $"{error.Kind}: {message}";
    }

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
