using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Execution;

/// <summary>Turns what a routine threw into a code and a message, without running anything of the routine.</summary>
internal static class ThrownValue
{
    private const int MostChars = 1000;

    public static (RoutineErrorCode Code, string Message) Describe(JsonValue thrown)
    {
        if (thrown.Reference is not ErrorValue error)
        {
            return (RoutineErrorCode.Thrown, "Thrown: " + Shorten(Text(thrown)));
        }

        var code = error.Kind switch
        {
            "TypeError" => RoutineErrorCode.TypeError,
            "RangeError" => RoutineErrorCode.RangeError,
            "ReferenceError" => RoutineErrorCode.ReferenceError,
            "ToolError" => RoutineErrorCode.ToolFailed,
            _ => RoutineErrorCode.Thrown,
        };
        return (code, Shorten(error.Message.IsMissing ? error.Kind : Text(error.Message)));
    }

    private static string Text(JsonValue value) => value.Kind switch
    {
        JsonKind.String => value.AsString!,
        JsonKind.Missing => "undefined",
        JsonKind.Array => "an array",
        JsonKind.Object => value["message"].AsString ?? value["error"].AsString ?? "an object",
        JsonKind.Extension => "an object",
        _ => value.ToString(),
    };

    private static string Shorten(string text) => text.Length <= MostChars ? text : text[..MostChars] + "…";
}
