namespace Parley.Core.Programming;

public enum ClimbStatus
{
    Live,
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
