using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Compiling;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>A whole schema that references are followed in: those to <c>#</c> and <c>#/…</c>, when no part of it has an identity of its own.</summary>
internal sealed class SchemaRoot(JsonValue schema)
{
    private const string Address = "schema://fit/root";

    private readonly bool _isPlain = !HasInnerIdentity(schema, isRoot: true);
    private readonly Dictionary<string, JsonSchema?> _compiled = new(StringComparer.Ordinal);

    public SchemaPlace Whole => new(schema, "");

    public SchemaPlace? Follow(string reference)
    {
        if (!_isPlain || reference is not ("#" or ['#', '/', ..]))
        {
            return null;
        }

        var value = schema;
        var pointer = Uri.UnescapeDataString(reference[1..]);
        foreach (var step in pointer.Split('/').Skip(1))
        {
            value = JsonPointer.Step(value, JsonPointer.Unescape(step));
        }

        return value.IsMissing ? null : new SchemaPlace(value, pointer);
    }

    /// <summary>Whether a value fits the subschema at a place; null when that can't be told.</summary>
    public bool? Accepts(SchemaPlace place, in JsonValue value)
    {
        if (!_compiled.TryGetValue(place.Pointer, out var compiled))
        {
            var reference = new JsonObject { ["$ref"] = $"{Address}#{Uri.EscapeDataString(place.Pointer)}" };
            var options = SchemaOptions.Default with { Resolver = uri => uri == Address ? schema : (JsonValue?)null };
            _compiled[place.Pointer] = compiled = _isPlain || place.Pointer.Length == 0 ? JsonSchema.Compile(reference, options).Schema : null;
        }

        return compiled?.IsValid(value);
    }

    private static bool HasInnerIdentity(JsonValue value, bool isRoot) => value.AsArray is { } items
        ? items.Any(item => HasInnerIdentity(item, isRoot: false))
        : value.AsObject is { } members && ((!isRoot && members["$id"].AsString is not null) || members.Any(pair => HasInnerIdentity(pair.Value, isRoot: false)));
}
