namespace Parley.Core.Programming.Verification;

/// <summary>The routine agrees with every real exchange that a model handled under the document.</summary>
internal sealed class RecordedEvidence : IEvidenceSource
{
    public string Kind => EvidenceKinds.Recorded;

    public async ValueTask<Finding> GatherAsync(Trial trial, CancellationToken cancellationToken)
    {
        List<string> failures = [];
        foreach (var example in trial.Memory.Examples)
        {
            if (trial.FindLeg(example.Leg) is not { } leg)
            {
                continue;
            }

            var run = await leg.Leg.RunAsync(example.Case, cancellationToken);
            var shown = leg.Leg.Show(example.Case, run);
            if (Comparison.Failure(leg.Leg, shown, run, example.Expected) is { } failure)
            {
                failures.Add(failure);
            }
            else
            {
                trial.Confirm(leg, shown);
            }
        }

        var count = trial.Memory.Examples.Count;
        return failures.Count > 0 ? Finding.Failed(Kind, count, failures)
            : Finding.Passed(Kind, count, count == 0 ? "no exchange of a model under this document is recorded" : "agrees with every recorded exchange of a model");
    }
}
