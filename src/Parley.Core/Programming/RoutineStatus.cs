namespace Parley.Core.Programming;

/// <summary>What may be done with a stored routine.</summary>
public enum RoutineStatus
{
    /// <summary>Verified, but the owner wants to approve it first.</summary>
    AwaitingApproval,

    /// <summary>In use.</summary>
    Live,

    /// <summary>It broke; a repair is due.</summary>
    Demoted,

    /// <summary>Switched off by a person; nothing is written in its place until a person says so.</summary>
    Disabled,
}
