namespace Parley.Core.Skills;

/// <summary>What is known of an earlier run with the same key.</summary>
public enum EffectStatus
{
    /// <summary>The entry was opened by this call: run the tool.</summary>
    Begun,

    /// <summary>An earlier attempt finished: use its result.</summary>
    Completed,

    /// <summary>An earlier attempt began and its end is unknown: don't run the tool again.</summary>
    Unknown,
}
