namespace Parley.Core.Programming.Verification;

/// <summary>
/// When a routine may go live: what is free first, then an independent answer to everything its cases put to the test.
/// docs/decisions/0002-promotion.md argues it. Pure: the same standing gives the same verdict.
/// </summary>
public static class PromotionRule
{
    /// <summary>Free, and gathered for every routine.</summary>
    private static readonly string[] Always = [EvidenceKinds.Types, EvidenceKinds.DataFlow, EvidenceKinds.Recorded];

    /// <summary>What to do with a routine, from what is known of it.</summary>
    public static Verdict Decide(Standing standing)
    {
        if (standing.Evidence.FirstOrDefault(evidence => !evidence.Passed) is { } failed)
        {
            return Verdict.Reject($"{failed.Kind}: {failed.Detail}");
        }

        if (Always.FirstOrDefault(kind => !standing.Has(kind)) is { } wanted)
        {
            return Verdict.NeedsMore(wanted);
        }

        if (standing.MissingExamples > 0)
        {
            return Verdict.NeedsMore(EvidenceKinds.Shadow);
        }

        return standing.IsMultiround
            ? Verdict.AskPerson("it decides itself how often it sends, which generated cases can't show to be right")
            : Settle(standing);
    }

    private static Verdict Settle(Standing standing)
    {
        if (standing.Unconfirmed == 0)
        {
            return Verdict.Promote;
        }

        return !standing.Has(EvidenceKinds.Identity) ? Verdict.NeedsMore(EvidenceKinds.Identity)
            : !standing.Has(EvidenceKinds.ModelBatch) ? Verdict.NeedsMore(EvidenceKinds.ModelBatch)
            : Verdict.Reject($"{standing.Unconfirmed} situations stay that no independent answer has confirmed");
    }
}
