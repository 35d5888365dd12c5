namespace Parley.Core.Programming;

/// <summary>How a climb to a routine ended.</summary>
public enum ClimbStatus
{
    /// <summary>A routine passed and is in use.</summary>
    Live,

    /// <summary>A routine passed and waits for a person.</summary>
    AwaitingApproval,

    /// <summary>No routine passed; the story says why.</summary>
    Rejected,

    /// <summary>Real exchanges by a model are wanted first.</summary>
    NeedsExchanges,

    /// <summary>A person has switched the routine off or pinned it.</summary>
    Refused,

    /// <summary>There is no model, or it didn't answer.</summary>
    NoModel,

    /// <summary>The budget was spent before a routine passed.</summary>
    Spent,
}
