using Parley.Protocol.Json;
using Parley.Protocol.Schemas.Compiling;

namespace Parley.Protocol.Schemas.Fitting;

/// <summary>Schemas without the keywords that only describe.</summary>
internal static class PlainSchema
{
    private static readonly HashSet<string> Annotations = new(StringComparer.Ordinal)
    {
        "title", "description", "examples", "example", "default", "deprecated", "readOnly", "writeOnly", "$comment", "$schema", "contentEncoding", "contentMediaType", "contentSchema",
    };

    public static bool IsAnnotation(string keyword) => Annotations.Contains(keyword);

    /// <summary>A copy without annotations, at every place where a schema stands.</summary>
    public static JsonValue Strip(in JsonValue schema)
    {
        if (schema.AsObject is not { } members)
        {
            return schema;
        }

        var result = new JsonObject(members.Count);
        foreach (var (keyword, value) in members)
        {
            if (!IsAnnotation(keyword))
            {
                result[keyword] = StripKeyword(keyword, value);
            }
        }

        return result;
    }

    /// <summary>Whether anything in the schema refers elsewhere, so that equal text need not mean the same.</summary>
    public static bool Refers(in JsonValue schema)
    {
        if (schema.AsArray is { } items)
        {
            return items.Any(item => Refers(item));
        }

        return schema.AsObject is { } members && members.Any(pair => pair.Key is "$ref" or "$dynamicRef" or "$id" or "$anchor" or "$dynamicAnchor" || Refers(pair.Value));
    }

    /// <summary>How many values it holds, itself among them.</summary>
    public static int Size(in JsonValue schema) => schema.AsArray is { } items
        ? 1 + items.Sum(item => Size(item))
        : 1 + (schema.AsObject?.Sum(pair => Size(pair.Value)) ?? 0);

    private static JsonValue StripKeyword(string keyword, JsonValue value)
    {
        if (SchemaKeywords.OfSchema.Contains(keyword))
        {
            return Strip(value);
        }

        if (SchemaKeywords.OfList.Contains(keyword) && value.AsArray is { } list)
        {
            return new JsonArray(list.Select(item => Strip(item)));
        }

        if (!SchemaKeywords.OfMap.Contains(keyword) || value.AsObject is not { } map)
        {
            return value;
        }

        var result = new JsonObject(map.Count);
        foreach (var (name, schema) in map)
        {
            result[name] = Strip(schema);
        }

        return result;
    }
}
