using Parley.Protocol.Json;

namespace Parley.Core.Negotiation;

/// <summary>The schema of one object that carries what several objects carry.</summary>
public static class SchemaUnion
{
    /// <summary>One schema stays as it is. Several are joined by their properties; where two disagree about a name, the later one's is left out.</summary>
    public static JsonValue Of(IEnumerable<JsonValue> schemas)
    {
        var all = schemas.ToList();
        return all.Count == 1 ? all[0].DeepClone() : Join(all);
    }

    private static JsonValue Join(List<JsonValue> schemas)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var schema in schemas)
        {
            foreach (var (name, property) in schema["properties"].AsObject ?? [])
            {
                if (!properties.ContainsKey(name))
                {
                    properties.Add(name, property.DeepClone());
                }
            }

            foreach (var name in schema["required"].AsArray ?? [])
            {
                if (!required.Contains(name))
                {
                    required.Add(name);
                }
            }
        }

        return new JsonObject { { "type", "object" }, { "properties", properties }, { "required", required } };
    }
}
