using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The functions of Number.</summary>
internal static class NumberFunctions
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("isInteger", (_, _, args) => IsInteger(args.At(0))),
        ("isSafeInteger", (_, _, args) => IsInteger(args.At(0)) && Math.Abs(args.At(0).AsNumber) <= 9007199254740991),
        ("isFinite", (_, _, args) => args.At(0).IsNumber && double.IsFinite(args.At(0).AsNumber)),
        ("isNaN", (_, _, args) => args.At(0).IsNumber && double.IsNaN(args.At(0).AsNumber)),
        ("parseInt", GlobalFunctions.ParseInt),
        ("parseFloat", GlobalFunctions.ParseFloat),
    ];

    private static bool IsInteger(JsonValue value) => value.IsNumber && double.IsFinite(value.AsNumber) && Math.Truncate(value.AsNumber) == value.AsNumber;
}
