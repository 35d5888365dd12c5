using System.Diagnostics.CodeAnalysis;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>The JSON of a node's card.</summary>
internal static class NodeCardFormat
{
    private static readonly string[] Understood = ["name", "agents"];

    public static JsonValue Write(NodeCard card)
    {
        var agents = card.Agents.Select(agent => new JsonValue(new JsonObject
        {
            ["name"] = agent.Name,
            ["url"] = agent.Url,
            ["description"] = agent.Description,
        }));
        var members = new JsonObject { ["name"] = card.Name, ["agents"] = new JsonArray(agents) };
        AgoraFields.Merge(members, card.Extensions);
        return members;
    }

    public static bool TryRead(ReadOnlySpan<byte> utf8, JsonLimits limits, [NotNullWhen(true)] out NodeCard? card, [NotNullWhen(false)] out string? error)
    {
        card = null;
        if (!CardFields.TryParse(utf8, limits, "node card", out var members, out error))
        {
            return false;
        }

        if (CardFields.Text(members["name"]) is not { } name)
        {
            error = "The node card has no \"name\"; it must be a string.";
            return false;
        }

        card = new NodeCard
        {
            Name = name,
            Agents = [.. CardFields.Objects(members["agents"]).Select(Agent).OfType<NodeAgent>()],
            Extensions = AgoraFields.Rest(members, Understood),
        };
        return true;
    }

    private static NodeAgent? Agent(JsonObject members)
        => CardFields.Text(members["name"]) is { } name && CardFields.Text(members["url"]) is { } url
            ? new NodeAgent(name, url, members["description"].AsString ?? "")
            : null;
}
