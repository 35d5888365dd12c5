using Parley.Core.Skills;

namespace Parley.Options;

/// <summary>What stands behind a skill: one subclass for each kind.</summary>
public abstract class ToolOptions
{
    private protected ToolOptions()
    {
    }

    /// <summary>The effect of a skill that doesn't state its own.</summary>
    public abstract SkillEffect ImpliedEffect { get; }
}
