using Parley.Core.Programming.Cases;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Protocol.Json;

namespace Parley.Core.Programming.Verification;

/// <summary>
/// A model that doesn't see the routine says what is right for few, telling cases, all in one call; a second call asks for what unusable answers left open.
/// Answers are kept over attempts: a case is paid for once.
/// </summary>
internal sealed class ModelBatchEvidence(ModelAsker models) : IEvidenceSource
{
    private const int MaxCalls = 2;

    public string Kind => EvidenceKinds.ModelBatch;

    public async ValueTask<Finding> GatherAsync(Trial trial, CancellationToken cancellationToken)
    {
        var before = trial.Memory.VerificationBill.Cost;
        List<string> failures = [];
        var cases = 0;
        for (var call = 0; call < MaxCalls && failures.Count == 0 && trial.Legs.Any(leg => !leg.IsSettled); call++)
        {
            var batch = trial.Legs.SelectMany(leg => Choose(leg, trial.Memory)).ToList();
            if (await AskAsync(trial, batch, cancellationToken) is { } trouble)
            {
                return Finding.Failed(Kind, cases, [trouble], trial.Memory.VerificationBill.Cost - before) with { EndsClimb = true };
            }

            cases += batch.Count;
            failures.AddRange(batch.Select(choice => Compare(trial, choice.Leg, choice.Tried)).OfType<string>());
        }

        var cost = trial.Memory.VerificationBill.Cost - before;
        return failures.Count > 0 ? Finding.Failed(Kind, cases, failures, cost) : Finding.Passed(Kind, cases, "agrees with a model that didn't see it", cost);
    }

    private static IEnumerable<(LegTrial Leg, TriedCase Tried)> Choose(LegTrial leg, ClimbMemory memory)
    {
        var fresh = leg.Cases.Where(tried => !memory.Expectations.TryGetValue(Key(leg, tried), out var known) || Comparison.IsUsable(leg.Leg, known)).ToList();
        var share = memory.Options.BatchCases / 2;
        return CaseCover.Choose([.. fresh.Select(tried => tried.Features)], leg.Open, share, memory.Options.MaxBatchCases / 2).Select(index => (leg, fresh[index]));
    }

    /// <summary>Asks for what is not known yet. Null when it went well.</summary>
    private async ValueTask<string?> AskAsync(Trial trial, List<(LegTrial Leg, TriedCase Tried)> batch, CancellationToken cancellationToken)
    {
        var unknown = batch.Where(choice => !trial.Memory.Expectations.ContainsKey(Key(choice.Leg, choice.Tried))).ToList();
        if (unknown.Count == 0)
        {
            return null;
        }

        if (trial.Memory.IsSpent)
        {
            return ClimbTexts.Spent(trial.Memory);
        }

        var prompt = trial.Subject.ExpectPrompt(new JsonArray(unknown.Select(choice => choice.Tried.Shown)));
        var answer = await models.AskAsync(trial.Subject.Key.Agent, prompt, trial.Memory.VerificationBill, cancellationToken);
        if (!answer.TryGet(out var response, out var error))
        {
            return $"the model could not be asked: {error.Message}";
        }

        if (!ModelAnswer.TryReadJson(response.Text, out var expected, out _) || expected.AsArray is not { } items || items.Count != unknown.Count)
        {
            return $"the model was asked for an array of {unknown.Count} expected results and gave something else";
        }

        for (var i = 0; i < items.Count; i++)
        {
            trial.Memory.Expectations[Key(unknown[i].Leg, unknown[i].Tried)] = items[i];
        }

        return null;
    }

    private static string? Compare(Trial trial, LegTrial leg, TriedCase tried)
    {
        var expected = trial.Memory.Expectations[Key(leg, tried)];
        if (!Comparison.IsUsable(leg.Leg, expected))
        {
            return null;
        }

        if (leg.Leg.Sources[0].Schema is null && Comparison.IsError(expected) && !Comparison.IsError(tried.Run.Result))
        {
            leg.Waive(tried.Shown);
            return null;
        }

        if (Comparison.Failure(leg.Leg, tried.Shown, tried.Run, expected) is { } failure)
        {
            return failure;
        }

        trial.Confirm(leg, tried.Shown);
        return null;
    }

    private static string Key(LegTrial leg, TriedCase tried) => $"{leg.Leg.Name} {tried.Shown}";
}
