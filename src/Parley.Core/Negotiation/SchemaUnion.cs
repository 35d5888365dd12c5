using Parley.Protocol.Json;

namespace Parley.Core.Negotiation;

/// <summary>The schema of one object that carries what several objects carry.</summary>
public static class SchemaUnion
{
    /// <summary>
    /// One schema stays as it is. Several are joined by their properties: objects of the same name are joined in turn; where two disagree about
    /// anything else, the later one's is left out. Required is what one of them requires.
    /// </summary>
    public static JsonValue Of(IEnumerable<JsonValue> schemas) => schemas.Aggregate((joined, next) => Join(joined, next, bothRequired: true)).DeepClone();

    /// <param name="bothRequired">Whether both objects must be there; what one that may be absent requires of its members, nobody else has to give.</param>
    private static JsonValue Join(JsonValue first, JsonValue second, bool bothRequired)
    {
        var properties = new JsonObject();
        foreach (var (name, property) in Properties(first))
        {
            properties.Add(name, property);
        }

        foreach (var (name, property) in Properties(second))
        {
            if (!properties.TryGet(name, out var there))
            {
                properties.Add(name, property);
            }
            else if (Properties(there).Count > 0 && Properties(property).Count > 0)
            {
                properties[name] = Join(there, property, Requires(first, name) && Requires(second, name));
            }
        }

        var required = new JsonArray(Names(first).Union(Names(second)).Where(name => bothRequired || (Names(first).Contains(name) && Names(second).Contains(name))));
        return new JsonObject { { "type", "object" }, { "properties", properties }, { "required", required } };
    }

    private static JsonObject Properties(JsonValue schema) => schema["properties"].AsObject ?? [];

    private static JsonArray Names(JsonValue schema) => schema["required"].AsArray ?? [];

    private static bool Requires(JsonValue schema, string name) => Names(schema).Contains(name);
}
