namespace Parley.Core.Programming.Verification;

/// <summary>What the promotion rule may say of a routine.</summary>
public enum VerdictKind
{
    /// <summary>The evidence is enough.</summary>
    Promote,

    /// <summary>One more kind of evidence is to be gathered.</summary>
    NeedsMore,

    /// <summary>Something shows that the routine is wrong.</summary>
    Reject,

    /// <summary>Nothing speaks against the routine, but machines can't show that it is right.</summary>
    AskPerson,
}
