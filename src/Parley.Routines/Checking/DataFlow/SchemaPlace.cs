using Parley.Protocol.Json;

namespace Parley.Routines.Checking.DataFlow;

/// <summary>
/// A place of a schema, read only where it speaks plainly. A keyword next to others holds whatever they say (JSON Schema 2020-12, section 7.5),
/// so that what <c>type</c>, <c>required</c> and <c>additionalProperties: false</c> forbid is forbidden; anything less direct counts as unknown.
/// </summary>
/// <param name="Name">How messages call it: <c>the input of 'handle'</c>, <c>the arguments of 'getForecast'</c>.</param>
internal sealed record SchemaPlace(JsonValue Root, JsonValue Schema, string Name)
{
    private const int MaxReferences = 16;

    public static SchemaPlace? Of(JsonValue schema, string name) => new SchemaPlace(schema, schema, name).Resolved();

    /// <summary>The kinds that <c>type</c>, <c>const</c> and <c>enum</c> leave.</summary>
    public ValueKinds Kinds => FromType() & FromChoices();

    public bool IsObject => Kinds == ValueKinds.Object;

    /// <summary>No object that fits has a member that is not in <see cref="Members"/>.</summary>
    public bool IsClosed => IsFalse(Schema["additionalProperties"]) && Schema["patternProperties"].IsMissing && Schema["$ref"].IsMissing;

    public IReadOnlyList<string> Members => Schema["properties"].AsObject is { } properties ? [.. properties.Members.ToArray().Select(p => p.Key)] : [];

    public IReadOnlyList<string> Required => [.. (Schema["required"].AsArray ?? []).Select(name => name.AsString).OfType<string>()];

    /// <summary>Values of <c>enum</c> or <c>const</c>; null when there is neither.</summary>
    public IReadOnlyList<JsonValue>? Choices
        => Schema["enum"].AsArray is { } choices ? [.. choices] : Schema["const"] is { IsMissing: false } only ? [only] : null;

    public SchemaPlace? Member(string name)
        => Schema["properties"].AsObject is { } properties && properties.TryGet(name, out var schema) ? (this with { Schema = schema, Name = $"'{name}' of {Name}" }).Resolved() : null;

    public SchemaPlace? Item()
        => Schema["prefixItems"].IsMissing && Schema["items"].AsObject is { } items ? (this with { Schema = items, Name = $"an item of {Name}" }).Resolved() : null;

    private SchemaPlace? Resolved()
    {
        var place = this;
        for (var i = 0; i < MaxReferences && place.Schema["$ref"].AsString is { } reference; i++)
        {
            // With neighbours, or out of the document, more holds than can be seen from here.
            if (place.Schema.AsObject!.Count > 1 || !reference.StartsWith("#/", StringComparison.Ordinal))
            {
                return null;
            }

            var target = reference[2..].Split('/').Aggregate(Root, (at, step) => at[step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]);
            place = place with { Schema = target };
        }

        return place.Schema.AsObject is null || !place.Schema["$ref"].IsMissing ? null : place;
    }

    private ValueKinds FromType() => Schema["type"] switch
    {
        { AsString: { } name } => KindOf(name),
        { AsArray: { } names } => names.Aggregate(ValueKinds.None, (kinds, name) => kinds | (name.AsString is { } text ? KindOf(text) : ValueKinds.Any)),
        _ => ValueKinds.Any,
    };

    private ValueKinds FromChoices() => Choices?.Aggregate(ValueKinds.None, (kinds, choice) => kinds | KindOf(choice)) ?? ValueKinds.Any;

    private static ValueKinds KindOf(string type) => type switch
    {
        "string" => ValueKinds.Text,
        "number" or "integer" => ValueKinds.Number,
        "boolean" => ValueKinds.Boolean,
        "null" => ValueKinds.Null,
        "array" => ValueKinds.Array,
        "object" => ValueKinds.Object,
        _ => ValueKinds.Any,
    };

    public static ValueKinds KindOf(JsonValue value) => value.Kind switch
    {
        JsonKind.String => ValueKinds.Text,
        JsonKind.Number => ValueKinds.Number,
        JsonKind.Boolean => ValueKinds.Boolean,
        JsonKind.Null => ValueKinds.Null,
        JsonKind.Array => ValueKinds.Array,
        JsonKind.Object => ValueKinds.Object,
        _ => ValueKinds.Any,
    };

    private static bool IsFalse(JsonValue value) => value.IsBoolean && !value.IsTrue;
}
