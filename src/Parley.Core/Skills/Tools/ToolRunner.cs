using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Prompting;
using Parley.Protocol.Json;

namespace Parley.Core.Skills.Tools;

/// <summary>
/// Runs an agent's skills for one exchange, one at a time. Arguments and results are checked against the skill's schemas.
/// A skill without effect runs once for the same arguments; a <see cref="SkillEffect.Once"/> skill runs at most once for them, over crashes too:
/// where it can't be known whether it ran, the outcome is <see cref="ParleyErrorCode.Indeterminate"/>. Once begun, it isn't cut off by a caller who hangs up.
/// </summary>
/// <param name="time">By which a skill that was begun has until the exchange's deadline; null gives it all the time it takes.</param>
public sealed class ToolRunner(Agent agent, ExchangeContext context, IEffectJournal journal, ModelBill bill, TimeProvider? time = null)
{
    /// <summary>The most calls of one exchange. A tool may cost money, and neither a routine nor a model counts.</summary>
    public const int MaxCalls = 256;

    private const int ShownViolations = 5;

    private readonly ToolTurns _turns = new();
    private readonly OnceCalls _once = new();
    private ToolCall[] _calls = [];
    private ReadResults _reads;
    private int _asked;

    /// <summary>How the exchange is handled now; skills that ask for more than that aren't run.</summary>
    public Mode Mode { get; set; } = Mode.Standard;

    /// <summary>Every call so far, in order, those included that failed or were answered from memory.</summary>
    public IReadOnlyList<ToolCall> Calls => Volatile.Read(ref _calls);

    /// <summary>A once-skill that has done its work in this exchange, whether or not its result could be used; null when none has.</summary>
    public string? DoneOnce => _once.Done;

    /// <summary>A once-skill that was begun in this exchange and whose end isn't known; null when there is none.</summary>
    internal string? DoubtedOnce => _once.Doubted;

    /// <summary>A rung broke and another handles the same exchange: from now on a once-skill that ran is not run with other arguments.</summary>
    public void BeginAttempt() => _once.BeginAttempt();

    /// <summary>The skill's result, or why there is none: <c>UnknownSkill</c>, <c>InvalidInput</c>, <c>ToolFailed</c> also beyond <see cref="MaxCalls"/>, <c>Indeterminate</c>.</summary>
    /// <param name="arguments">Kept for the record and not to be changed any more; the tool gets a copy.</param>
    public async ValueTask<Outcome<JsonValue>> RunAsync(string skillId, JsonValue arguments, CancellationToken cancellationToken)
    {
        if (agent.FindSkill(skillId) is not { } skill)
        {
            return ParleyError.Public(ParleyErrorCode.UnknownSkill, $"There is no skill '{skillId}'; there are: {string.Join(", ", agent.Skills.Select(known => known.Id))}.");
        }

        if (!skill.Floor.Allows(Mode))
        {
            return ParleyError.Public(ParleyErrorCode.UnsuitableTask, skill.Floor.Refusal(skill.Id));
        }

        if (Interlocked.Increment(ref _asked) > MaxCalls)
        {
            return new ParleyError(ParleyErrorCode.ToolFailed, $"This exchange has called its skills {MaxCalls} times; it may not call them more often.");
        }

        await _turns.EnterAsync(cancellationToken);
        try
        {
            if (skill.Effect == SkillEffect.None && _reads.TryFind(_calls, skill.Id, arguments, out var known))
            {
                Add(new ToolCall(skill.Id, arguments, known, null));
                return known.DeepClone();
            }

            var outcome = await RunAsync(skill, arguments, cancellationToken);
            Record(skill, arguments, outcome);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            Record(skill, arguments, new ParleyError(ParleyErrorCode.Cancelled, "The exchange was cancelled while the skill ran."));
            throw;
        }
        finally
        {
            _turns.Leave();
        }
    }

    private ValueTask<Outcome<JsonValue>> RunAsync(Skill skill, JsonValue arguments, CancellationToken cancellationToken)
    {
        if (!skill.Input.IsValid(arguments))
        {
            return new(ParleyError.Public(ParleyErrorCode.InvalidInput, $"The arguments of '{skill.Id}' are not valid: {string.Join("; ", skill.Input.Validate(arguments, ShownViolations))}."));
        }

        return skill.Effect == SkillEffect.Once
            ? RunOnceAsync(skill, ArgumentHash.Of(arguments), arguments, cancellationToken)
            : RunAgainAsync(skill, arguments, cancellationToken);
    }

    private ValueTask<Outcome<JsonValue>> RunAgainAsync(Skill skill, JsonValue arguments, CancellationToken cancellationToken)
    {
        var invoking = InvokeAsync(skill, arguments, cancellationToken);
        return invoking.IsCompletedSuccessfully ? new(Checked(skill, invoking.Result)) : CheckedAsync(skill, invoking);
    }

    private static async ValueTask<Outcome<JsonValue>> CheckedAsync(Skill skill, ValueTask<Outcome<JsonValue>> invoking) => Checked(skill, await invoking);

    private async ValueTask<Outcome<JsonValue>> RunOnceAsync(Skill skill, string hash, JsonValue arguments, CancellationToken cancellationToken)
    {
        if (_once.RanOtherwise(skill.Id, hash))
        {
            return OnceErrors.RanOtherwise(skill);
        }

        if (_once.Failure(skill.Id, hash) is { } earlier)
        {
            return earlier;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var key = new EffectKey(context.Agent, context.Caller, context.ExchangeId, skill.Id, hash);
        var entry = await journal.BeginAsync(key, cancellationToken);
        if (entry.Status == EffectStatus.Begun && entry.OtherRuns > _once.CountOthers(skill.Id, hash))
        {
            // The caller repeats a request, and this time a model fills in something else.
            await journal.AbandonAsync(key, CancellationToken.None);
            return OnceErrors.RanOtherwise(skill);
        }

        var call = _once.Begin(skill.Id, hash);
        switch (entry.Status)
        {
            case EffectStatus.Completed:
                _once.End(call, OnceEnd.Done);
                return Checked(skill, entry.Result);
            case EffectStatus.Unknown:
                return OnceErrors.NeverEnded(skill);
            default:
                return await RunBegunAsync(skill, key, call, arguments);
        }
    }

    /// <summary>A caller who hangs up must not leave open whether the work was done: it goes on until its own deadline, and its outcome is on record.</summary>
    private async ValueTask<Outcome<JsonValue>> RunBegunAsync(Skill skill, EffectKey key, OnceCall call, JsonValue arguments)
    {
        var left = time is null ? Timeout.InfiniteTimeSpan : context.Deadline - time.GetUtcNow();
        if (time is not null && left <= TimeSpan.Zero)
        {
            // Nobody waits for it any more, and nothing would ever cut it off.
            await AbandonAsync(key, call);
            throw new OperationCanceledException("The exchange's time was up before the skill began.");
        }

        using var deadline = time is null ? new CancellationTokenSource() : new CancellationTokenSource(left, time);
        var outcome = await InvokeAsync(skill, arguments, deadline.Token);
        if (outcome.TryGet(out var result, out var error))
        {
            // Not cancelled any more: what was done must be on record.
            _once.End(call, OnceEnd.Done);
            await journal.CompleteAsync(key, result, CancellationToken.None);
            return Checked(skill, result);
        }

        if (error.NothingWasDone)
        {
            await AbandonAsync(key, call);
            return Checked(skill, error);
        }

        var isOpen = OnceErrors.LeavesOpen(error);
        var failure = isOpen ? OnceErrors.InDoubt(skill, error) : error;
        _once.End(call, isOpen ? OnceEnd.Unknown : OnceEnd.Failed, failure);
        return failure;
    }

    private async ValueTask AbandonAsync(EffectKey key, OnceCall call)
    {
        await journal.AbandonAsync(key, CancellationToken.None);
        _once.Forget(call);
    }

    private ValueTask<Outcome<JsonValue>> InvokeAsync(Skill skill, JsonValue arguments, CancellationToken cancellationToken)
    {
        try
        {
            // A tool is anybody's code and may change what it is given, which is the caller's request and stands in the record.
            var given = arguments.DeepClone();
            var invoking = skill.Tool is IBilledTool billed
                ? billed.InvokeAsync(given, context, bill, cancellationToken)
                : skill.Tool.InvokeAsync(given, context, cancellationToken);
            return invoking.IsCompletedSuccessfully ? invoking : AwaitAsync(skill, invoking, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return new(Threw(skill, failure));
        }
    }

    private static async ValueTask<Outcome<JsonValue>> AwaitAsync(Skill skill, ValueTask<Outcome<JsonValue>> invoking, CancellationToken cancellationToken)
    {
        try
        {
            return await invoking;
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            return Threw(skill, failure);
        }
    }

    /// <summary>One that throws has failed, and the exchange has a record of it. How far it came nobody knows.</summary>
    private static ParleyError Threw(Skill skill, Exception failure)
        => new(ParleyErrorCode.Internal, $"The tool behind '{skill.Id}' threw {failure.GetType().Name}: {failure.Message}");

    private static Outcome<JsonValue> Checked(Skill skill, Outcome<JsonValue> outcome)
    {
        if (!outcome.TryGet(out var result, out var error))
        {
            return error.Code is ParleyErrorCode.PeerUnreachable or ParleyErrorCode.PeerFailed or ParleyErrorCode.PeerNonsense or ParleyErrorCode.TooLarge or ParleyErrorCode.Internal
                ? error with { Code = ParleyErrorCode.ToolFailed }
                : outcome;
        }

        return skill.Output.IsValid(result) ? outcome : BreaksSchema(skill, result);
    }

    private static ParleyError BreaksSchema(Skill skill, JsonValue result)
    {
        var violations = string.Join("; ", skill.Output.Validate(result, ShownViolations));
        return skill.Effect == SkillEffect.Once
            ? OnceErrors.NoReply(skill.Id, $"its result breaks its output schema: {violations}.")
            : new ParleyError(ParleyErrorCode.ToolFailed, $"The result of skill '{skill.Id}' breaks its output schema: {violations}.");
    }

    private void Record(Skill skill, JsonValue arguments, Outcome<JsonValue> outcome)
    {
        // The tool may have kept its result, and the caller is free to change it.
        var call = new ToolCall(skill.Id, arguments, outcome.Succeeded ? outcome.Value.DeepClone() : default, outcome.Error?.ToString());
        if (skill.Effect == SkillEffect.None && outcome.Succeeded)
        {
            _reads.Add(call, _calls.Length);
        }

        Add(call);
    }

    /// <summary>By whoever has the turn. An array is never changed once it can be read: the record of an exchange may be written while a call ends that nobody waited for.</summary>
    private void Add(ToolCall call) => Volatile.Write(ref _calls, [.. _calls, call]);
}
