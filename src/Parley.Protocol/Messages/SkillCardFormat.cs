using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The JSON of one skill on a card.</summary>
internal static class SkillCardFormat
{
    private static readonly string[] Understood = ["id", "description", "effect", "schemas", "input", "output", "document"];

    public static JsonValue Write(SkillCard skill)
    {
        var members = new JsonObject
        {
            ["id"] = skill.Id,
            ["description"] = skill.Description,
            ["effect"] = skill.Effect,
            ["schemas"] = skill.Schemas,
        };
        if (skill.IsPublic)
        {
            members["input"] = skill.Input;
            members["output"] = skill.Output;
        }

        if (skill.Document is { } document)
        {
            members["document"] = document.ToBase64();
        }

        AgoraFields.Merge(members, skill.Extensions);
        return members;
    }

    /// <summary>Null when the entry has no id.</summary>
    public static SkillCard? Read(JsonObject members) => CardFields.Text(members["id"]) is not { } id ? null : new SkillCard
    {
        Id = id,
        Description = members["description"].AsString ?? "",
        Effect = CardFields.Text(members["effect"]) ?? "none",
        Schemas = CardFields.Text(members["schemas"]) ?? SkillCard.PublicSchemas,
        Input = Schema(members["input"]),
        Output = Schema(members["output"]),
        Document = DocumentHash.TryParse(members["document"].AsString, out var hash) ? hash : null,
        Extensions = AgoraFields.Rest(members, Understood),
    };

    private static JsonValue Schema(JsonValue value) => value.Kind is JsonKind.Object or JsonKind.Boolean ? value : default;
}
