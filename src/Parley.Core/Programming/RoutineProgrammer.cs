using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Programming.Verification;
using Parley.Core.Prompting;
using Parley.Core.Prompting.Answers;
using Parley.Routines;

namespace Parley.Core.Programming;

/// <summary>
/// Has a model write a routine, tries it, has it repaired with what failed, and puts it live or before a person. All of it is charged to the climb.
/// Off the callers' path: <see cref="ClimbQueue"/> runs it.
/// </summary>
public sealed class RoutineProgrammer(
    ModelAsker models, IRoutineRuntime runtime, IRoutineStore routines, IExchangeStore exchanges, IIdSource ids, TimeProvider time, ProgrammingOptions options, RoutineLibraries? libraries = null, FreeVerdicts? verdicts = null)
{
    private const int MaxDiagnostics = 8;

    /// <summary>So many records are read for each that is used: enough to find others beside a caller who asks very often.</summary>
    private const int RecordsReadForEach = 4;

    /// <summary>Who wrote a routine that came from a library is not known.</summary>
    private const string FromLibrary = "library";

    /// <summary>A caller waits while a routine of others is tried for nothing: one that only burns its limits must not hold it up.</summary>
    private static readonly TimeSpan FreeTrial = TimeSpan.FromSeconds(2);

    private readonly RoutineLibraries _libraries = libraries ?? RoutineLibraries.None;
    private readonly FreeVerdicts _verdicts = verdicts ?? new FreeVerdicts();
    private readonly RecentTrials _recent = new(time);
    private readonly RoutineVerifier _verifier = new(models);
    private readonly RoutineShelf _shelf = new(routines, time);
    private readonly ClimbCosts _costs = new(exchanges, ids, time);

    /// <summary>Writes the subject's routine, or repairs the one that was demoted: what replaces it must get the traffic right on which it broke.</summary>
    public async ValueTask<ClimbResult> ClimbAsync(ProgrammingSubject subject, CancellationToken cancellationToken)
    {
        var standing = await routines.FindAsync(subject.Key, cancellationToken);
        if (RoutineShelf.Refusal(standing) is { } refusal)
        {
            return refusal;
        }

        if (standing is { Status: RoutineStatus.Live } && subject.RequiresApproval)
        {
            // Its successor would wait for a person, and nothing would serve meanwhile.
            return new ClimbResult(ClimbStatus.Refused, "The routine broke on something and still serves the rest; a person decides whether it is replaced.", 0) { Routine = standing };
        }

        if (!models.HasModel(subject.Key.Agent, ModelRole.Program))
        {
            return new ClimbResult(ClimbStatus.NoModel, $"Agent '{subject.Key.Agent}' has no model for the role '{ModelRole.Program}'.", 0) { Routine = standing };
        }

        var memory = new ClimbMemory(options, subject.Account, await ExamplesAsync(subject, cancellationToken), FailedCase.TryParse(standing?.LastFailure, out var failure) ? [failure] : []);
        if (subject.MissingExamples(memory.Examples, options.ShadowExchanges) is > 0 and var wanted)
        {
            return NeedsExchanges(wanted, memory) with { Routine = standing };
        }

        await using var charged = _costs.Begin(subject, memory);
        var result = await TakeOverAsync(subject, standing, memory, isFree: false, cancellationToken) ?? await WriteAsync(subject, standing, memory, cancellationToken);
        charged.Error = result.Status is ClimbStatus.Live or ClimbStatus.AwaitingApproval ? null : result.Reason;
        return result;
    }

    /// <summary>Puts a routine of the libraries live where what is known for nothing speaks for it; false when there is none, or more is needed. No model is asked.</summary>
    public async ValueTask<bool> TakeOverAsync(ProgrammingSubject subject, CancellationToken cancellationToken)
    {
        if (!MayTakeOver(subject) || subject.RequiresApproval || !_recent.TryBegin(subject.Key) || await routines.FindAsync(subject.Key, cancellationToken) is not null)
        {
            return false;
        }

        using var timeout = new CancellationTokenSource(FreeTrial, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            var memory = new ClimbMemory(options, subject.Account, await ExamplesAsync(subject, both.Token), []);
            return await TakeOverAsync(subject, standing: null, memory, isFree: true, both.Token) is { Status: ClimbStatus.Live };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The end of the climb if a library has a routine that holds; null when none does.</summary>
    private async ValueTask<ClimbResult?> TakeOverAsync(ProgrammingSubject subject, RoutineRecord? standing, ClimbMemory memory, bool isFree, CancellationToken cancellationToken)
    {
        foreach (var source in MayTakeOver(subject) ? await _libraries.FindAsync(subject.Address, cancellationToken) : [])
        {
            var judged = await JudgeOthersAsync(subject, source, memory, isFree, cancellationToken);
            if (judged.Verdict.Kind == VerdictKind.Promote)
            {
                var found = new ClimbResult(ClimbStatus.Rejected, "", memory.Cost) { Routine = standing, Evidence = judged.Evidence };
                return await ConcludeAsync(subject, standing, source, FromLibrary, judged, found, cancellationToken);
            }
        }

        return null;
    }

    private bool MayTakeOver(ProgrammingSubject subject) => _libraries.Any && subject.Shares;

    /// <summary>Has it written, and left in the libraries once it is live, where its owner wants that.</summary>
    private async ValueTask<ClimbResult> WriteAsync(ProgrammingSubject subject, RoutineRecord? standing, ClimbMemory memory, CancellationToken cancellationToken)
    {
        var result = await AttemptAsync(subject, standing, memory, cancellationToken);
        if (subject is { Publishes: true, Shares: true } && result is { Status: ClimbStatus.Live, Routine: { } written })
        {
            await _libraries.OfferAsync(subject.Address, written.Source, cancellationToken);
        }

        return result;
    }

    private async ValueTask<ClimbResult> AttemptAsync(ProgrammingSubject subject, RoutineRecord? standing, ClimbMemory memory, CancellationToken cancellationToken)
    {
        var prompt = standing is null ? subject.WritePrompt() : ProgrammingPrompts.Repair(subject.WritePrompt(), standing.Source, [standing.LastFailure ?? "it broke on real traffic"]);
        var last = new ClimbResult(ClimbStatus.Rejected, "", 0);
        HashSet<string> tried = new(StringComparer.Ordinal);
        for (var attempt = 1; attempt <= options.MaxAttempts; attempt++)
        {
            if (memory.IsSpent)
            {
                return last with { Status = ClimbStatus.Spent, Reason = ClimbTexts.Spent(memory), Cost = memory.Cost };
            }

            var answer = await models.AskAsync(subject.Key.Agent, prompt, memory.WritingBill, cancellationToken);
            if (!answer.TryGet(out var response, out var error))
            {
                return last with { Status = ClimbStatus.NoModel, Reason = error.Message, Cost = memory.Cost };
            }

            var source = ModelAnswer.ReadCode(response.Text);
            var judged = await JudgeAsync(subject, runtime.Compile(source, subject.Signature), memory, isFree: false, cancellationToken);
            last = new ClimbResult(ClimbStatus.Rejected, judged.Verdict.Detail, memory.Cost) { Routine = standing, Attempts = attempt, Evidence = judged.Evidence };
            if (await ConcludeAsync(subject, standing, source, response.ModelId, judged, last, cancellationToken) is { } end)
            {
                return end;
            }

            await _shelf.RejectAsync(subject.Key, source, judged.Failures, cancellationToken);
            if (judged.EndsClimb || !tried.Add(source))
            {
                return last;
            }

            prompt = ProgrammingPrompts.Repair(subject.WritePrompt(), source, judged.Failures);
        }

        return last;
    }

    private async ValueTask<RoutineVerifier.Result> JudgeOthersAsync(ProgrammingSubject subject, string source, ClimbMemory memory, bool isFree, CancellationToken cancellationToken)
    {
        var compilation = runtime.Compile(source, subject.Signature);
        if (compilation.Routine is { Shape.IsFaithful: false })
        {
            // Cases follow from what is public, so that its author knows them: a branch or a calculation may do another thing on every other input.
            const string Branches = "it does more than move values, which no trial of a stranger's routine can cover";
            return new RoutineVerifier.Result(Verdict.Reject(Branches), [], [Branches], EndsClimb: false);
        }

        if (!isFree || memory.Examples.Count > 0 || memory.MustPass.Count > 0)
        {
            return await JudgeAsync(subject, compilation, memory, isFree, cancellationToken);
        }

        var trial = FreeVerdicts.Of(subject, source, options);
        if (_verdicts.Find(trial) is { } known)
        {
            return known;
        }

        var judged = await JudgeAsync(subject, compilation, memory, isFree, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested(); // what was cut off failed for want of time
        _verdicts.Keep(trial, judged);
        return judged;
    }

    private async ValueTask<RoutineVerifier.Result> JudgeAsync(ProgrammingSubject subject, RoutineCompilation compilation, ClimbMemory memory, bool isFree, CancellationToken cancellationToken)
    {
        if (compilation.Routine is { } routine)
        {
            return await _verifier.VerifyAsync(subject, routine, memory, isFree, cancellationToken);
        }

        IReadOnlyList<string> mistakes = [.. compilation.Diagnostics.Take(MaxDiagnostics).Select(diagnostic => $"It doesn't compile: {diagnostic}")];
        return new RoutineVerifier.Result(Verdict.Reject(mistakes[0]), [], mistakes, EndsClimb: false);
    }

    /// <summary>The climb's end, or null when the routine was rejected and may be repaired.</summary>
    private async ValueTask<ClimbResult?> ConcludeAsync(
        ProgrammingSubject subject, RoutineRecord? standing, string source, string? author, RoutineVerifier.Result judged, ClimbResult last, CancellationToken cancellationToken)
    {
        switch (judged.Verdict.Kind)
        {
            case VerdictKind.Promote or VerdictKind.AskPerson:
                var waits = subject.RequiresApproval || judged.Verdict.Kind == VerdictKind.AskPerson;
                var record = RoutineShelf.Record(subject.Key, standing, source, author ?? "model", waits, judged.Evidence, time.GetUtcNow());
                return await _shelf.SaveAsync(record, standing, judged.Verdict.Detail, last, cancellationToken);
            case VerdictKind.NeedsMore:
                return last with { Status = ClimbStatus.NeedsExchanges, Reason = $"more {judged.Verdict.Detail} is needed", WantedExchanges = options.ShadowExchanges };
            default:
                return null;
        }
    }

    private async ValueTask<IReadOnlyList<Example>> ExamplesAsync(ProgrammingSubject subject, CancellationToken cancellationToken)
    {
        var records = await exchanges.QueryAsync(subject.ExamplesQuery with { Limit = options.RecordedExchanges * RecordsReadForEach }, cancellationToken);
        // What a rung did before it broke is part of the record too, and no example to follow.
        return [.. FairShare.Of(records.Where(record => record.Error is null && record.StepDowns.Count == 0), record => record.Peer, options.RecordedExchanges).Reverse().SelectMany(subject.Examples)];
    }

    private static ClimbResult NeedsExchanges(int wanted, ClimbMemory memory)
        => new(ClimbStatus.NeedsExchanges, $"The document's bodies are text: {wanted} more exchanges handled by a model are wanted as examples.", memory.Cost) { WantedExchanges = wanted };
}
