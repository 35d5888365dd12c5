using Parley.Core.Prompting;
using Parley.Routines;

namespace Parley.Core.Programming.Verification;

/// <summary>Puts a candidate on trial: gathers what the promotion rule asks for, the cheapest first, until it decides.</summary>
internal sealed class RoutineVerifier(ModelAsker models)
{
    private readonly IReadOnlyList<IEvidenceSource> _sources =
        [new TypesEvidence(), new DataFlowEvidence(), new RecordedEvidence(), new IdentityEvidence(), new ModelBatchEvidence(models)];

    /// <param name="Failures">What a model is told to repair; empty unless the verdict is a rejection.</param>
    /// <param name="EndsClimb">True when no repair would help.</param>
    public sealed record Result(Verdict Verdict, IReadOnlyList<Evidence> Evidence, IReadOnlyList<string> Failures, bool EndsClimb);

    /// <param name="isFree">Whether no model may be asked: where the free evidence doesn't settle it, the verdict is that more is needed.</param>
    public async ValueTask<Result> VerifyAsync(ProgrammingSubject subject, IRoutine routine, ClimbMemory memory, bool isFree, CancellationToken cancellationToken)
    {
        var trial = await PrepareAsync(subject, routine, memory, cancellationToken);
        while (true)
        {
            var verdict = PromotionRule.Decide(trial.Standing());
            if (verdict.Kind != VerdictKind.NeedsMore || _sources.FirstOrDefault(source => source.Kind == verdict.Detail && !(isFree && source is ModelBatchEvidence)) is not { } next)
            {
                return new Result(verdict, trial.Evidence, verdict.Kind == VerdictKind.Reject ? [verdict.Detail] : [], EndsClimb: false);
            }

            var finding = await next.GatherAsync(trial, cancellationToken);
            trial.Add(finding.Evidence);
            if (!finding.Evidence.Passed)
            {
                return new Result(PromotionRule.Decide(trial.Standing()), trial.Evidence, finding.Failures, finding.EndsClimb);
            }
        }
    }

    /// <summary>Types and data flow, which cost nothing.</summary>
    public static async ValueTask<IReadOnlyList<Evidence>> CheckFreelyAsync(ProgrammingSubject subject, IRoutine routine, ClimbMemory memory, CancellationToken cancellationToken)
    {
        var trial = await PrepareAsync(subject, routine, memory, cancellationToken);
        foreach (var source in new IEvidenceSource[] { new TypesEvidence(), new DataFlowEvidence() })
        {
            trial.Add((await source.GatherAsync(trial, cancellationToken)).Evidence);
        }

        return trial.Evidence;
    }

    private static async ValueTask<Trial> PrepareAsync(ProgrammingSubject subject, IRoutine routine, ClimbMemory memory, CancellationToken cancellationToken)
    {
        var book = new FeatureBook(routine.Shape.Literals, Cases.DocumentLiterals.Of(subject.Words));
        var movesOnly = routine.Shape.IsRearrangement && subject.Document.IsTyped && !ProseConditions.Found(subject.Words);
        List<LegTrial> legs = [];
        foreach (var leg in subject.Legs(routine, memory.Options.Limits))
        {
            var examples = memory.Examples.Where(example => example.Leg == leg.Name).Select(example => example.Case).ToList();
            var mustPass = memory.MustPass.Where(failed => failed.Function == leg.Name && leg.Sources[0].Schema?.IsValid(failed.Argument) != false).Select(failed => failed.Argument).ToList();
            var cases = LegCases.Of(leg, examples, mustPass, book.Literals, memory.Options.Seed, memory.Options.RandomSamples);
            legs.Add(await LegTrial.RunAsync(leg, cases, mustPass.Count, book, movesOnly, cancellationToken));
        }

        return new Trial(subject, routine, legs, book, movesOnly, memory);
    }
}
