namespace Parley.Protocol.Patterns;

/// <summary>How a search for a match ended.</summary>
public enum PatternOutcome
{
    /// <summary>There is no match.</summary>
    NoMatch,

    /// <summary>A match was found.</summary>
    Match,

    /// <summary>The steps ran out before it was known.</summary>
    OutOfSteps,
}
