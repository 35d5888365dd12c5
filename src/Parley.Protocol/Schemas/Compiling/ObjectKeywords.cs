using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Rules;

namespace Parley.Protocol.Schemas.Compiling;

/// <summary>The keywords for objects.</summary>
internal sealed class ObjectKeywords(SchemaReader reader, Func<JsonValue, string, string?, SchemaNode> child, bool validates)
{
    public IEnumerable<SchemaRule> Rules()
    {
        if (validates && (reader.Count("minProperties"), reader.Count("maxProperties")) is var (min, max) && (min ?? max) is not null)
        {
            yield return new ObjectSizeRule(reader.Path, min ?? 0, max ?? int.MaxValue);
        }

        var (slots, patterns) = (Slots(), Patterns());
        var additional = reader["additionalProperties"].IsMissing ? null : child(reader["additionalProperties"], "additionalProperties", null);
        if (slots.Length > 0 || patterns.Length > 0 || additional is not null)
        {
            yield return new PropertiesRule(reader.Path, slots, patterns, additional);
        }

        if (!reader["propertyNames"].IsMissing)
        {
            yield return new PropertyNamesRule(reader.Path, child(reader["propertyNames"], "propertyNames", null));
        }

        if (validates && reader.Map("dependentRequired") is { } required)
        {
            yield return new DependentRequiredRule(reader.Path, [.. required.Select(pair => (pair.Key, reader.Strings("dependentRequired", pair.Key, pair.Value)))]);
        }

        if (reader.Map("dependentSchemas") is { } schemas)
        {
            yield return new DependentSchemasRule([.. schemas.Select(pair => (pair.Key, child(pair.Value, "dependentSchemas", pair.Key)))]);
        }
    }

    private PropertySlot[] Slots()
    {
        var required = validates && !reader["required"].IsMissing ? reader.Strings("required", null, reader["required"]) : [];
        var pending = new HashSet<string>(required, StringComparer.Ordinal);
        var slots = new List<PropertySlot>();
        foreach (var (name, schema) in reader.Map("properties") ?? [])
        {
            slots.Add(new PropertySlot(name, child(schema, "properties", name), pending.Remove(name)));
        }

        slots.AddRange(required.Where(pending.Remove).Select(name => new PropertySlot(name, null, Required: true)));
        return [.. slots];
    }

    private (SchemaPattern Pattern, SchemaNode Node)[] Patterns()
    {
        var result = new List<(SchemaPattern, SchemaNode)>();
        foreach (var (text, schema) in reader.Map("patternProperties") ?? [])
        {
            if (reader.Pattern("patternProperties", text) is { } pattern)
            {
                result.Add((pattern, child(schema, "patternProperties", text)));
            }
        }

        return [.. result];
    }
}
