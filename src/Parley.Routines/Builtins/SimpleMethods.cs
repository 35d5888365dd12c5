using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>What booleans, errors, functions and other values without methods of their own can do.</summary>
internal static class SimpleMethods
{
    public static IEnumerable<(string Name, HostCall Body)> All =>
    [
        ("toString", (run, self, _) => self.Reference is ErrorValue error ? Primitives.Describe(run, error) : Coercion.ToText(run, self)),
        ("valueOf", (_, self, _) => self),
        ("hasOwnProperty", ObjectMethods.HasOwn),
    ];
}
