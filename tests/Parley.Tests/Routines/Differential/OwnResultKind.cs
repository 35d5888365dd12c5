namespace Parley.Tests.Routines.Differential;

internal enum OwnResultKind
{
    Ended,
    Threw,

    /// <summary>By a limit, which Node does not have.</summary>
    Stopped,
    Rejected,
}
