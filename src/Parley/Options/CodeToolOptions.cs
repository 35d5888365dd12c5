using Parley.Core.Skills;

namespace Parley.Options;

/// <summary>A tool given in code.</summary>
public sealed class CodeToolOptions(ITool tool) : ToolOptions
{
    public ITool Tool => tool;

    public override SkillEffect ImpliedEffect => SkillEffect.Once;
}
