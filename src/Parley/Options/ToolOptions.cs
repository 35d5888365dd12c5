using Parley.Core.Skills;
using Parley.Core.Skills.Tools;

namespace Parley.Options;

/// <summary>What stands behind a skill: one case for each kind.</summary>
public abstract record ToolOptions
{
    private ToolOptions()
    {
    }

    /// <summary>The effect of a skill that doesn't state its own.</summary>
    public abstract SkillEffect ImpliedEffect { get; }

    /// <summary>An HTTP call. Its address is the owner's, so the fetch guard doesn't apply to it.</summary>
    public sealed record Http(HttpToolOptions Call) : ToolOptions
    {
        /// <summary>What the method promises (RFC 9110, section 9.2).</summary>
        public override SkillEffect ImpliedEffect => Call.Method.ToUpperInvariant() switch
        {
            "GET" or "HEAD" => SkillEffect.None,
            "PUT" or "DELETE" => SkillEffect.Idempotent,
            _ => SkillEffect.Once,
        };
    }

    /// <summary>A model that answers with JSON that follows the skill's output schema.</summary>
    /// <param name="Prompt">What the model is told to do with the input.</param>
    /// <param name="Name">Name of the model; null: the one with which the agent handles exchanges.</param>
    public sealed record Model(string Prompt, string? Name) : ToolOptions
    {
        /// <summary>A model has no effect of its own.</summary>
        public override SkillEffect ImpliedEffect => SkillEffect.None;
    }

    /// <summary>Another Agora agent; the skill's description and schemas are the task it is given.</summary>
    public sealed record OtherAgent(Uri? Url) : ToolOptions
    {
        /// <summary>What another agent does is not known here.</summary>
        public override SkillEffect ImpliedEffect => SkillEffect.Once;
    }

    /// <summary>A tool given in code.</summary>
    public sealed record Code(ITool Tool) : ToolOptions
    {
        /// <summary>What code does is not known here.</summary>
        public override SkillEffect ImpliedEffect => SkillEffect.Once;
    }
}
