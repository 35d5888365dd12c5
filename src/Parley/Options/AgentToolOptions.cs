using Parley.Core.Skills;

namespace Parley.Options;

/// <summary>Another Agora agent; the skill's description and schemas are the task it is given.</summary>
public sealed class AgentToolOptions : ToolOptions
{
    /// <summary>The other agent's URL. Required.</summary>
    public Uri? Url { get; set; }

    public override SkillEffect ImpliedEffect => SkillEffect.Once;
}
