using Parley.Core.Skills;
using Parley.Protocol.Json;

namespace Parley.Options;

/// <summary>One thing that an agent can do.</summary>
public sealed class SkillOptions
{
    /// <summary>What the skill does, in words that another agent reads. Required.</summary>
    public string Description { get; set; } = "";

    /// <summary>
    /// What a second run with the same input does. Default null: what the tool's kind says (a <c>GET</c> and a model <c>None</c>, a <c>PUT</c> and a <c>DELETE</c>
    /// <c>Idempotent</c>), and <c>Once</c> where nothing is known, so that nothing runs twice.
    /// </summary>
    public SkillEffect? Effect { get; set; }

    /// <summary>Whether the schemas are on the card. Default <see cref="SkillVisibility.Public"/>.</summary>
    public SkillVisibility Visibility { get; set; } = SkillVisibility.Public;

    /// <summary>The lowest rung by which the skill is done. Default <see cref="Floor.Language"/>: any.</summary>
    public Floor Floor { get; set; }

    /// <summary>JSON Schema (2020-12) of the input: an object. Required.</summary>
    public JsonValue Input { get; set; }

    /// <summary>JSON Schema (2020-12) of the output. Required.</summary>
    public JsonValue Output { get; set; }

    /// <summary>What does the work. Required.</summary>
    public ToolOptions? Tool { get; set; }
}
