using Parley.Core.Programming;
using Parley.Core.Programming.Verification;

namespace Parley.Tests.Core.Programming.Verification;

public sealed class PromotionRuleTests
{
    private static readonly string[] Free = [EvidenceKinds.Types, EvidenceKinds.DataFlow, EvidenceKinds.Recorded];

    [Fact]
    public void Evidence_is_asked_for_from_the_cheapest_on()
    {
        List<string> asked = [];
        while (PromotionRule.Decide(Standing(asked, unconfirmed: 3)) is { Kind: VerdictKind.NeedsMore } verdict)
        {
            asked.Add(verdict.Detail);
        }

        Assert.Equal([.. Free, EvidenceKinds.Identity, EvidenceKinds.ModelBatch], asked);
    }

    [Fact]
    public void Nothing_is_promoted_on_free_evidence_alone_while_something_is_unconfirmed()
        => Assert.Equal(Verdict.NeedsMore(EvidenceKinds.Identity), PromotionRule.Decide(Standing(Free, unconfirmed: 1)));

    [Fact]
    public void All_confirmed_is_promoted_without_a_model()
        => Assert.Equal(Verdict.Promote, PromotionRule.Decide(Standing(Free, unconfirmed: 0)));

    [Fact]
    public void What_no_oracle_confirms_is_rejected()
        => Assert.Equal(VerdictKind.Reject, PromotionRule.Decide(Standing([.. Free, EvidenceKinds.Identity, EvidenceKinds.ModelBatch], unconfirmed: 1)).Kind);

    [Fact]
    public void One_failure_outweighs_everything()
    {
        var standing = Standing(Free, unconfirmed: 0);
        var verdict = PromotionRule.Decide(standing with { Evidence = [.. standing.Evidence, new Evidence(EvidenceKinds.ModelBatch, false, 4, "differs at $.x", 0)] });
        Assert.Equal(Verdict.Reject("model-batch: differs at $.x"), verdict);
    }

    [Fact]
    public void Text_bodies_wait_for_real_exchanges()
        => Assert.Equal(Verdict.NeedsMore(EvidenceKinds.Shadow), PromotionRule.Decide(Standing(Free, unconfirmed: 0) with { MissingExamples = 2 }));

    [Fact]
    public void Routines_of_several_rounds_are_put_before_a_person()
        => Assert.Equal(VerdictKind.AskPerson, PromotionRule.Decide(Standing(Free, unconfirmed: 0) with { IsMultiround = true }).Kind);

    private static Standing Standing(IEnumerable<string> kinds, int unconfirmed)
        => new([.. kinds.Select(kind => new Evidence(kind, true, 1, "", 0))], unconfirmed, 0, false);
}
