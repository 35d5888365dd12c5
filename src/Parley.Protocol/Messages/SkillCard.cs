using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Protocol.Messages;

/// <summary>One skill on an agent's card.</summary>
public sealed record SkillCard
{
    /// <summary>Word of <see cref="Schemas"/>: everything is given.</summary>
    public const string PublicSchemas = "public";

    /// <summary>Word of <see cref="Schemas"/>: the description alone is given.</summary>
    public const string NegotiatedSchemas = "negotiated";

    /// <summary>Unique on the card.</summary>
    public required string Id { get; init; }

    /// <summary>What the skill does, in the agent's own words. Default empty.</summary>
    public string Description { get; init; } = "";

    /// <summary><c>none</c>, <c>idempotent</c> or <c>once</c>; a word this node does not know is to be taken as <c>once</c>.</summary>
    public string Effect { get; init; } = "none";

    /// <summary><c>public</c>: <see cref="Input"/>, <see cref="Output"/> and <see cref="Document"/> are given. <c>negotiated</c>: the description alone.</summary>
    public string Schemas { get; init; } = PublicSchemas;

    /// <summary>JSON Schema 2020-12; Missing when not public.</summary>
    public JsonValue Input { get; init; }

    /// <summary>JSON Schema 2020-12; Missing when not public.</summary>
    public JsonValue Output { get; init; }

    /// <summary>The typed document made from the schemas (<see cref="ProtocolDocumentText.ForSkill"/>).</summary>
    public DocumentHash? Document { get; init; }

    /// <summary>Fields this node does not know, kept as they were.</summary>
    public JsonObject Extensions { get; init; } = [];

    /// <summary>True when a caller can use the skill by its schemas from the first exchange on.</summary>
    public bool IsPublic => Schemas == PublicSchemas && !Input.IsMissing && !Output.IsMissing;
}
