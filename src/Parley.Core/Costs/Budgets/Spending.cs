namespace Parley.Core.Costs.Budgets;

/// <summary>What a caller can use up, besides money and time. Each is counted over a sliding hour.</summary>
public enum Spending
{
    /// <summary>Calls of a model on the caller's behalf.</summary>
    ModelCalls,
    /// <summary>Turns of negotiations.</summary>
    Negotiations,
    /// <summary>Unknown documents that are looked for, and fetches for them beyond the first.</summary>
    Documents,
    /// <summary>Documents that a model judges.</summary>
    Verdicts,
    /// <summary>Conversations that are opened.</summary>
    Conversations,
    /// <summary>Rungs that break on what the caller sends.</summary>
    StepDowns,
    /// <summary>Climbs that the caller's registrations queue.</summary>
    Climbs,
    /// <summary>Repairs of routines that broke on what the caller sent.</summary>
    Repairs,
}
