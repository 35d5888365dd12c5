namespace Parley.Core.Skills;

/// <summary>The lowest rung of the ladder by which work is done. A peer that breaks or refuses the rungs above gets an error, not a step further down.</summary>
public enum Floor
{
    /// <summary>Any rung, plain language too.</summary>
    Language,

    /// <summary>A protocol document, read by a model if need be.</summary>
    Document,

    /// <summary>A protocol document handled by code or a verified routine: no model stands between request and skill.</summary>
    Routine,
}
