namespace Parley.Core.Programming.Verification;

/// <summary>What the promotion rule says.</summary>
/// <param name="Detail">The kind of evidence that is needed next, or the reason for a rejection or for asking a person.</param>
public sealed record Verdict(VerdictKind Kind, string Detail)
{
    /// <summary>It goes live.</summary>
    public static Verdict Promote { get; } = new(VerdictKind.Promote, "");

    /// <summary>Gather this kind of evidence and ask again.</summary>
    public static Verdict NeedsMore(string evidenceKind) => new(VerdictKind.NeedsMore, evidenceKind);

    /// <summary>It is wrong.</summary>
    public static Verdict Reject(string reason) => new(VerdictKind.Reject, reason);

    /// <summary>A person has to decide.</summary>
    public static Verdict AskPerson(string reason) => new(VerdictKind.AskPerson, reason);
}
