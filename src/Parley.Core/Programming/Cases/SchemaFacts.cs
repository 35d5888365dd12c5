using Parley.Protocol.Json;

namespace Parley.Core.Programming.Cases;

/// <summary>What a schema says about one place, gathered from every subschema that speaks of it (properties, items, local references, combinations).</summary>
internal sealed class SchemaFacts
{
    private const int MaxSubschemas = 64;
    private readonly List<JsonValue> _subschemas;
    private readonly bool _isRoot;

    private SchemaFacts(JsonValue root, JsonPath path)
    {
        List<JsonValue> current = [];
        Add(current, root, root);
        foreach (var step in path.Steps)
        {
            List<JsonValue> next = [];
            foreach (var schema in current)
            {
                Add(next, root, step.Name is { } name ? schema["properties"][name] : ItemSchema(schema, step.Index));
            }

            current = next;
        }

        (_subschemas, _isRoot) = (current, path.Steps is []);
        Format = _subschemas.Select(schema => schema["format"].AsString).FirstOrDefault(format => format is not null);
        Choices = Listed("enum", "const");
        Types = string.Join(' ', _subschemas.SelectMany(TypeNames).Distinct().Order(StringComparer.Ordinal));
    }

    public static SchemaFacts At(JsonValue schema, JsonPath path) => new(schema, path);

    /// <summary>False when the schema doesn't mention the place.</summary>
    public bool Any => _subschemas.Count > 0;

    public string? Format { get; }

    public string Description => string.Join(' ', _subschemas.SelectMany(schema => new[] { schema["title"].AsString, schema["description"].AsString }).OfType<string>());

    /// <summary>Values of <c>enum</c> and <c>const</c>, each once.</summary>
    public IReadOnlyList<JsonValue> Choices { get; }

    /// <summary>Values that <c>examples</c> and <c>default</c> give.</summary>
    public IReadOnlyList<JsonValue> Hints => Listed("examples", "default");

    /// <summary>Limits of numbers, lengths and counts.</summary>
    public IReadOnlyList<double> Bounds =>
        [.. _subschemas.SelectMany(schema => BoundNames.Select(name => schema[name])).Where(value => value.IsNumber).Select(value => value.AsNumber).Distinct()];

    /// <summary>Sorted names of the types it allows; empty when it doesn't say.</summary>
    public string Types { get; }

    /// <summary>Whether it is an object that is said to hold nothing: <c>properties</c> is there and empty, and no word of the schema lets members in. Below the root it must say that there are no others: a value lies there whose members may matter.</summary>
    public bool HasNoMembers => _subschemas is [var only] && only["properties"].AsObject is { Count: 0 } && (_isRoot || only["additionalProperties"] == false)
        && only.AsObject!.All(word => SilentNames.Contains(word.Key) || (word.Key == "additionalProperties" && word.Value == false));

    private static readonly string[] SilentNames = ["type", "properties", "title", "description", "$schema", "$comment"];
    private static readonly string[] BoundNames = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems"];
    private static readonly string[] CombinationNames = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] BranchNames = ["if", "then", "else"];

    private IReadOnlyList<JsonValue> Listed(string several, string one)
        => [.. _subschemas.SelectMany(schema => (schema[several].AsArray ?? []).Append(schema[one])).Where(value => !value.IsMissing).Distinct()];

    private static IEnumerable<string> TypeNames(JsonValue schema)
        => schema["type"].AsString is { } name ? [name] : (schema["type"].AsArray ?? []).Select(type => type.AsString).OfType<string>();

    private static JsonValue ItemSchema(JsonValue schema, int index)
        => schema["prefixItems"].AsArray is { } prefix && index < prefix.Count ? prefix[index] : schema["items"];

    private static void Add(List<JsonValue> found, JsonValue root, JsonValue schema)
    {
        if (schema.AsObject is null || found.Count >= MaxSubschemas)
        {
            return;
        }

        found.Add(schema);
        if (schema["$ref"].AsString is { } reference && reference.StartsWith("#/", StringComparison.Ordinal))
        {
            Add(found, root, reference[2..].Split('/').Aggregate(root, (at, name) => at[name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]));
        }

        foreach (var part in CombinationNames.SelectMany(name => schema[name].AsArray ?? []).Concat(BranchNames.Select(name => schema[name])))
        {
            Add(found, root, part);
        }
    }
}
