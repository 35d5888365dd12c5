using Parley.Core.Skills;

namespace Parley.Core.Costs;

/// <summary>Which modes a floor leaves.</summary>
public static class FloorRule
{
    /// <summary>Whether a request may be handled in this mode.</summary>
    public static bool Allows(this Floor floor, Mode mode) => floor switch
    {
        Floor.Language => true,
        Floor.Document => mode != Mode.Language,
        _ => mode is Mode.Standard or Mode.Routine,
    };

    /// <summary>What a caller is told whose request came below the floor.</summary>
    public static string Refusal(this Floor floor, string skill)
        => floor == Floor.Routine ? $"'{skill}' is only done by a protocol document that a verified routine handles; agree on one, and try again once its routine is written."
            : $"'{skill}' is only done by a protocol document, not in plain language; agree on one first.";
}
