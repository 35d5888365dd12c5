using Parley.Protocol.Schemas;

namespace Parley.Core.Skills;

/// <summary>One thing an agent can do, and the tool that does it.</summary>
public sealed record Skill
{
    /// <summary>A JavaScript identifier, unique within its agent.</summary>
    public required string Id { get; init; }

    /// <summary>What the skill does, in words that another agent reads.</summary>
    public required string Description { get; init; }

    /// <summary>What a caller gives: an object.</summary>
    public required JsonSchema Input { get; init; }

    /// <summary>What comes back.</summary>
    public required JsonSchema Output { get; init; }

    /// <summary>What a second run with the same input does. Default <see cref="SkillEffect.None"/>.</summary>
    public SkillEffect Effect { get; init; }

    /// <summary>Whether the schemas are on the card. Default <see cref="SkillVisibility.Public"/>.</summary>
    public SkillVisibility Visibility { get; init; }

    /// <summary>The lowest rung by which the skill is done. Default <see cref="Floor.Language"/>: any.</summary>
    public Floor Floor { get; init; }

    /// <summary>What does the work.</summary>
    public required ITool Tool { get; init; }
}
