using Parley.Protocol.Schemas;

namespace Parley.Core.Skills;

/// <summary>One thing an agent can do, and the tool that does it.</summary>
public sealed record Skill
{
    /// <summary>A JavaScript identifier, unique within its agent.</summary>
    public required string Id { get; init; }

    public required string Description { get; init; }

    public required JsonSchema Input { get; init; }

    public required JsonSchema Output { get; init; }

    public SkillEffect Effect { get; init; }

    public SkillVisibility Visibility { get; init; }

    /// <summary>The lowest rung by which the skill is done. Default <see cref="Floor.Language"/>: any.</summary>
    public Floor Floor { get; init; }

    public required ITool Tool { get; init; }
}
