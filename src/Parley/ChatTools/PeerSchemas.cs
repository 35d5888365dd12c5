using System.Text.Json;
using Parley.Protocol.Json;
using Parley.Protocol.Messages;

namespace Parley.ChatTools;

/// <summary>Schemas of a card as the application's model reads them: free text in them is bounded and made plain, what no validator reads is left out.</summary>
internal static class PeerSchemas
{
    private const int MaxDescription = 200;
    private const int MaxBytes = 16 * 1024;

    /// <summary>Members whose own members are named by the schema's author, who may well have a property called "description".</summary>
    private static readonly string[] Named = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependentRequired"];

    /// <summary>Values to compare with, not schemas.</summary>
    private static readonly string[] Values = ["const", "enum", "default", "required"];

    /// <summary>Whether arguments can be given by name, and the schema is no longer than a model should read.</summary>
    public static bool IsUsable(SkillCard skill) => skill.IsPublic && skill.Input["type"].AsString == "object" && JsonText.WriteUtf8(skill.Input).Length <= MaxBytes;

    public static JsonElement ForModel(JsonValue schema) => ToElement(Clean(schema));

    public static JsonElement ToElement(JsonValue value) => JsonSerializer.Deserialize<JsonElement>(JsonText.WriteUtf8(value));

    private static JsonValue Clean(JsonValue schema)
    {
        if (schema.AsArray is { } items)
        {
            return new JsonArray(items.Select(Clean));
        }

        if (schema.AsObject is not { } members)
        {
            return schema;
        }

        var kept = new JsonObject();
        foreach (var (name, value) in members)
        {
            switch (name)
            {
                case "$comment" or "$schema" or "$id" or "title" or "examples":
                    break;
                case "description":
                    kept[name] = PeerWords.Plain(value.AsString ?? "", MaxDescription);
                    break;
                default:
                    kept[name] = Array.IndexOf(Values, name) >= 0 ? value : Array.IndexOf(Named, name) >= 0 && value.AsObject is { } schemas ? CleanEach(schemas) : Clean(value);
                    break;
            }
        }

        return kept;
    }

    private static JsonValue CleanEach(JsonObject schemas)
    {
        var kept = new JsonObject();
        foreach (var (name, schema) in schemas)
        {
            kept[name] = Clean(schema);
        }

        return kept;
    }
}
