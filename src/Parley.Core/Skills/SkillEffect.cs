namespace Parley.Core.Skills;

/// <summary>What happens when a skill runs more than once with the same input.</summary>
public enum SkillEffect
{
    /// <summary>Nothing: it only reads.</summary>
    None,

    /// <summary>The same as when it runs once.</summary>
    Idempotent,

    /// <summary>Something else: it must run exactly once per exchange.</summary>
    Once,
}
