using Parley.Protocol.Json;

namespace Parley.Tests.Protocol.Schemas;

/// <summary>Random valid schemas and values over a small vocabulary, so that pairs often have something to do with each other.</summary>
internal static class RandomSchema
{
    private static readonly string[] Names = ["a", "b", "c"];
    private static readonly string[] Texts = ["", "a", "bb", "ccc", "2024-02-29"];

    public static JsonValue Make(Random random, int depth)
    {
        var schema = new JsonObject();
        switch (random.Next(depth == 0 ? 5 : 11))
        {
            case 0:
                return random.Next(6) != 0;
            case 1:
                schema["type"] = random.Next(2) == 0 ? "integer" : "number";
                Maybe(random, schema, "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum");
                break;
            case 2:
                schema["type"] = "string";
                Maybe(random, schema, "minLength", "maxLength");
                if (random.Next(3) == 0)
                {
                    schema["format"] = "date";
                }

                break;
            case 3:
                schema["enum"] = new JsonArray(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Value(random, 1)));
                break;
            case 4:
                schema["type"] = new JsonArray(new[] { "string", "null", "boolean", "integer" }.Where(_ => random.Next(2) == 0).Select(name => new JsonValue(name)));
                break;
            case 5 or 6 or 7:
                MakeObject(random, schema, depth);
                break;
            case 8:
                schema["type"] = "array";
                schema["items"] = Make(random, depth - 1);
                Maybe(random, schema, "minItems", "maxItems");
                if (random.Next(3) == 0)
                {
                    schema["prefixItems"] = new JsonArray([Make(random, depth - 1)]);
                }

                break;
            default:
                schema[new[] { "anyOf", "oneOf", "allOf", "anyOf" }[random.Next(4)]] = new JsonArray([Make(random, depth - 1), Make(random, depth - 1)]);
                break;
        }

        return schema;
    }

    /// <summary>A schema that often allows more: members dropped, bounds changed, wrapped in anyOf.</summary>
    public static JsonValue Loosen(Random random, JsonValue schema)
    {
        if (schema.AsObject is not { Count: > 0 } members || random.Next(6) == 0)
        {
            return random.Next(2) == 0 ? new JsonObject { ["anyOf"] = new JsonArray([schema.DeepClone(), Make(random, 1)]) } : schema.DeepClone();
        }

        var copy = members.DeepClone();
        var name = members.Members[random.Next(members.Count)].Key;
        if (members[name].TryGetNumber(out var number))
        {
            copy[name] = Math.Max(0, number + random.Next(-2, 3));
        }
        else if (name is "properties" && members[name].AsObject is { Count: > 0 } properties)
        {
            var property = properties.Members[random.Next(properties.Count)];
            copy[name].AsObject![property.Key] = Loosen(random, property.Value);
        }
        else if (name is "items" or "additionalProperties")
        {
            copy[name] = Loosen(random, members[name]);
        }
        else
        {
            copy.Remove(name);
        }

        return copy;
    }

    public static JsonValue Value(Random random, int depth)
    {
        switch (random.Next(depth == 0 ? 4 : 7))
        {
            case 0: return random.Next(-2, 6) / (random.Next(4) == 0 ? 2.0 : 1);
            case 1: return Texts[random.Next(Texts.Length)];
            case 2: return random.Next(2) == 0;
            case 3: return JsonValue.Null;
            case 4: return new JsonArray(Enumerable.Range(0, random.Next(4)).Select(_ => Value(random, depth - 1)));
            default:
                var members = new JsonObject();
                foreach (var name in Names.Append("d").Where(_ => random.Next(2) == 0))
                {
                    members[name] = Value(random, depth - 1);
                }

                return members;
        }
    }

    private static void MakeObject(Random random, JsonObject schema, int depth)
    {
        schema["type"] = "object";
        var properties = new JsonObject();
        foreach (var name in Names.Where(_ => random.Next(2) == 0))
        {
            properties[name] = Make(random, depth - 1);
        }

        schema["properties"] = properties;
        schema["required"] = new JsonArray(Names.Where(_ => random.Next(3) == 0).Select(name => new JsonValue(name)));
        if (random.Next(3) == 0)
        {
            schema["additionalProperties"] = random.Next(2) == 0 ? false : Make(random, depth - 1);
        }

        if (random.Next(6) == 0)
        {
            schema["patternProperties"] = new JsonObject { [random.Next(2) == 0 ? "^[ab]$" : "d"] = Make(random, depth - 1) };
        }

        Maybe(random, schema, "minProperties", "maxProperties");
    }

    private static void Maybe(Random random, JsonObject schema, params string[] keywords)
    {
        foreach (var keyword in keywords.Where(_ => random.Next(4) == 0))
        {
            schema[keyword] = random.Next(0, 4);
        }
    }
}
