using Parley.Protocol.Json;

namespace Parley.Models.Offline.Fields;

/// <summary>Follows what a schema says in another place: local references, one-element compositions, unions with null.</summary>
internal static class SchemaReferences
{
    private const int MaxSteps = 16;

    public static JsonValue Resolve(JsonValue root, JsonValue schema)
    {
        for (var step = 0; step < MaxSteps; step++)
        {
            if (Next(root, schema) is not { } next)
            {
                break;
            }

            schema = Overlay(next, schema);
        }

        return schema;
    }

    private static JsonValue? Next(JsonValue root, JsonValue schema)
    {
        if (schema["$ref"].AsString is { } reference && reference.StartsWith('#'))
        {
            return Follow(root, reference);
        }

        foreach (var keyword in (string[])["allOf", "anyOf", "oneOf"])
        {
            var alternatives = schema[keyword].AsArray?.Where(option => option["type"].AsString != "null").ToList();
            if (alternatives is [var only])
            {
                return only;
            }
        }

        return null;
    }

    private static JsonValue? Follow(JsonValue root, string reference)
    {
        foreach (var token in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            root = root[token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)];
        }

        return root.AsObject is null ? default(JsonValue?) : root;
    }

    // What stands beside the reference (a description, say) wins over what it leads to.
    private static JsonValue Overlay(JsonValue target, JsonValue beside)
    {
        if (target.AsObject is not { } members)
        {
            return target;
        }

        var merged = members.DeepClone();
        foreach (var (name, value) in beside.AsObject!.Members)
        {
            if (name is not ("$ref" or "allOf" or "anyOf" or "oneOf"))
            {
                merged[name] = value;
            }
        }

        return merged;
    }
}
