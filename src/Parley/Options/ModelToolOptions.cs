using Parley.Core.Skills;

namespace Parley.Options;

/// <summary>A model that answers a prompt with JSON that follows the skill's output schema.</summary>
public sealed class ModelToolOptions : ToolOptions
{
    /// <summary>What the model is told to do with the input. Required.</summary>
    public string Prompt { get; set; } = "";

    /// <summary>Name of the model. Default null: the one that the agent handles exchanges with.</summary>
    public string? Model { get; set; }

    public override SkillEffect ImpliedEffect => SkillEffect.None;
}
