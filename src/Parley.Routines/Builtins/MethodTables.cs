using System.Collections.Frozen;
using Parley.Protocol.Json;
using Parley.Routines.Values;

namespace Parley.Routines.Builtins;

/// <summary>The methods of each kind of value.</summary>
internal static class MethodTables
{
    private static readonly FrozenDictionary<string, HostCall> Arrays = Table([.. ArrayMethods.All, .. ArrayCallbacks.All, .. ArrayChanges.All, .. ArrayOrder.All]);
    private static readonly FrozenDictionary<string, HostCall> Strings = Table([.. StringMethods.All, .. StringSearch.All, .. StringPatterns.All]);
    private static readonly FrozenDictionary<string, HostCall> Numbers = Table(NumberMethods.All);
    private static readonly FrozenDictionary<string, HostCall> Objects = Table(ObjectMethods.All);
    private static readonly FrozenDictionary<string, HostCall> Maps = Table(MapMethods.All);
    private static readonly FrozenDictionary<string, HostCall> Sets = Table(SetMethods.All);
    private static readonly FrozenDictionary<string, HostCall> Dates = Table([.. DateMethods.All, .. DateChanges.All]);
    private static readonly FrozenDictionary<string, HostCall> Expressions = Table(RegExpMethods.All);
    private static readonly FrozenDictionary<string, HostCall> Simple = Table(SimpleMethods.All);

    /// <summary>Every method as <c>Kind.name</c>; <c>Simple</c> is what booleans, errors and functions have.</summary>
    public static IEnumerable<string> Names =>
    [
        .. Named("Array", Arrays), .. Named("String", Strings), .. Named("Number", Numbers), .. Named("Object", Objects), .. Named("Map", Maps), .. Named("Set", Sets),
        .. Named("Date", Dates), .. Named("RegExp", Expressions), .. Named("Simple", Simple),
    ];

    private static IEnumerable<string> Named(string kind, FrozenDictionary<string, HostCall> table) => table.Keys.Select(name => $"{kind}.{name}");

    public static HostCall? OfArray(string name) => Arrays.GetValueOrDefault(name);

    public static HostCall? OfString(string name) => Strings.GetValueOrDefault(name);

    public static HostCall? Find(JsonValue target, string name) => target.Kind switch
    {
        JsonKind.Array => Arrays,
        JsonKind.String => Strings,
        JsonKind.Number => Numbers,
        JsonKind.Object => Objects,
        JsonKind.Boolean => Simple,
        JsonKind.Extension => OfExtension(target.Reference),
        _ => null,
    } is { } table && table.TryGetValue(name, out var body) ? body : null;

    private static FrozenDictionary<string, HostCall> OfExtension(object? value) => value switch
    {
        MapValue => Maps,
        SetValue => Sets,
        DateValue => Dates,
        RegExpValue => Expressions,
        _ => Simple,
    };

    private static FrozenDictionary<string, HostCall> Table(IEnumerable<(string Name, HostCall Body)> members)
        => members.ToFrozenDictionary(m => m.Name, m => m.Body, StringComparer.Ordinal);
}
