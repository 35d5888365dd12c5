namespace Parley.Core.Programming.Verification;

public enum VerdictKind
{
    Promote,

    /// <summary>One more kind of evidence is to be gathered.</summary>
    NeedsMore,
    Reject,

    /// <summary>Nothing speaks against the routine, but machines can't show that it is right.</summary>
    AskPerson,
}
