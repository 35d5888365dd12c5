namespace Parley.Core.Skills;

/// <summary>Whether a skill's schemas are on the card.</summary>
public enum SkillVisibility
{
    /// <summary>On the card, with the hash of the typed document made from them.</summary>
    Public,

    /// <summary>The card has the description alone; protocols are negotiated.</summary>
    Negotiated,
}
