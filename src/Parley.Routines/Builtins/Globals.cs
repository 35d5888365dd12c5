using System.Collections.Frozen;
using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The names that every routine knows.</summary>
internal static class Globals
{
    public static FrozenDictionary<string, HostFunction> Functions { get; } = Table(GlobalFunctions.All);

    public static FrozenDictionary<string, HostFunction> Constructors { get; } = Table(Builtins.Constructors.All);

    /// <summary>Global objects with their functions.</summary>
    public static FrozenDictionary<string, FrozenDictionary<string, HostFunction>> Namespaces { get; } = new Dictionary<string, FrozenDictionary<string, HostFunction>>
    {
        ["Math"] = Table(MathFunctions.All),
        ["JSON"] = Table(JsonFunctions.All),
        ["Object"] = Table(ObjectFunctions.All),
        ["Array"] = Table(ArrayFunctions.All),
        ["String"] = Table(StringFunctions.All),
        ["Number"] = Table(NumberFunctions.All),
        ["Date"] = Table(DateFunctions.All),
        ["Map"] = Table([("groupBy", ObjectFunctions.MapGroupBy)]),
        ["Promise"] = Table(PromiseFunctions.All),
        ["console"] = Table([]),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, JsonValue> Constants { get; } = new Dictionary<string, JsonValue>
    {
        ["undefined"] = default,
        ["NaN"] = double.NaN,
        ["Infinity"] = double.PositiveInfinity,
        ["Math.PI"] = Math.PI,
        ["Math.E"] = Math.E,
        ["Math.LN2"] = 0.6931471805599453,
        ["Math.LN10"] = 2.302585092994046,
        ["Math.LOG2E"] = 1.4426950408889634,
        ["Math.LOG10E"] = 0.4342944819032518,
        ["Math.SQRT2"] = 1.4142135623730951,
        ["Math.SQRT1_2"] = 0.7071067811865476,
        ["Number.MAX_SAFE_INTEGER"] = 9007199254740991.0,
        ["Number.MIN_SAFE_INTEGER"] = -9007199254740991.0,
        ["Number.MAX_VALUE"] = double.MaxValue,
        ["Number.MIN_VALUE"] = double.Epsilon,
        ["Number.EPSILON"] = Math.Pow(2, -52),
        ["Number.POSITIVE_INFINITY"] = double.PositiveInfinity,
        ["Number.NEGATIVE_INFINITY"] = double.NegativeInfinity,
        ["Number.NaN"] = double.NaN,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Every global function, constructor, namespaced function and constant, as a routine writes it.</summary>
    public static IEnumerable<string> Names =>
    [
        .. Functions.Keys, .. Constants.Keys, "console",
        .. Constructors.Keys.SelectMany(name => CanCallWithoutNew(name) ? [$"new {name}", $"{name}()"] : new[] { $"new {name}" }),
        .. Namespaces.SelectMany(space => space.Value.Keys.Select(name => $"{space.Key}.{name}")),
    ];

    private static readonly HostCall Nothing = (_, _, _) => default;

    public static bool CanCallWithoutNew(string name) => name is "Array" or "RegExp" || (name.EndsWith("Error", StringComparison.Ordinal) && Constructors.ContainsKey(name));

    public static bool IsInstanceTest(string name) => Constructors.ContainsKey(name) || name is "Object" or "Function" or "Promise";

    /// <summary>The function behind <c>Space.member</c>; null when there is none. The console takes anything and does nothing.</summary>
    public static HostCall? StaticCall(string space, string member)
        => space == "console" ? Nothing : Namespaces.TryGetValue(space, out var members) && members.TryGetValue(member, out var function) ? function.Body : null;

    /// <summary>The value of <c>Space.member</c>; null when the space is not global.</summary>
    public static JsonValue? StaticMember(string space, string member)
        => Constants.TryGetValue($"{space}.{member}", out var constant) ? constant
            : StaticCall(space, member) is { } body ? JsonValue.FromExtension(new HostFunction(member, body)) : (JsonValue?)null;

    private static FrozenDictionary<string, HostFunction> Table(IEnumerable<(string Name, HostCall Body)> members)
        => members.ToFrozenDictionary(m => m.Name, m => new HostFunction(m.Name, m.Body), StringComparer.Ordinal);
}
