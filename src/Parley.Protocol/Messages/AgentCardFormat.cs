using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The JSON of an agent's card.</summary>
internal static class AgentCardFormat
{
    private static readonly string[] Understood = ["name", "description", "url", "skills", AgoraFields.Protocols];

    public static JsonValue Write(AgentCard card)
    {
        var members = new JsonObject
        {
            ["name"] = card.Name,
            ["description"] = card.Description,
            ["url"] = card.Url,
            ["skills"] = new JsonArray(card.Skills.Select(SkillCardFormat.Write)),
            [AgoraFields.Protocols] = OfferMap.Write(card.Protocols, AgoraDialect.Library),
        };
        AgoraFields.Merge(members, card.Extensions);
        return members;
    }

    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out AgentCard? card, [NotNullWhen(false)] out string? error)
    {
        card = null;
        if (!CardFields.TryParse(utf8, limits, "agent card", out var members, out error))
        {
            return false;
        }

        if (CardFields.Text(members["name"]) is not { } name || CardFields.Text(members["url"]) is not { } url)
        {
            error = "The agent card has no \"name\" or no \"url\"; both must be strings.";
            return false;
        }

        card = new AgentCard
        {
            Name = name,
            Description = members["description"].AsString ?? "",
            Url = url,
            Skills = [.. CardFields.Objects(members["skills"]).Select(SkillCardFormat.Read).OfType<SkillCard>()],
            Protocols = OfferMap.Read(members[AgoraFields.Protocols].AsObject),
            Extensions = AgoraFields.Rest(members, Understood),
        };
        return true;
    }
}
