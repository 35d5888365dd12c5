using System.Diagnostics.CodeAnalysis;
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
[SuppressMessage("Design", "CA1001", Justification = "A SemaphoreSlim whose wait handle nobody asks for holds nothing to free.")]
public sealed class ToolRunner(Agent agent, ExchangeContext context, IEffectJournal journal, ModelBill bill, TimeProvider? time = null)
{
    /// <summary>The most calls of one exchange. A tool may cost money, and neither a routine nor a model counts.</summary>
    public const int MaxCalls = 256;

    private const int ShownViolations = 5;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly Lock _lock = new();
    private readonly List<ToolCall> _calls = new(1);
    private readonly ReadResults _reads = new();
    private readonly OnceCalls _once = new();
    private int _asked;

    /// <summary>How the exchange is handled now; skills that ask for more than that aren't run.</summary>
    public Mode Mode { get; set; } = Mode.Standard;

    /// <summary>Every call so far, in order, those included that failed or were answered from memory.</summary>
    public IReadOnlyList<ToolCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return _calls.Count == 0 ? [] : _calls.ToArray();
            }
        }
    }

    /// <summary>A once-skill that has done its work in this exchange; null when none has.</summary>
    public string? DoneOnce => Calls.FirstOrDefault(call => call.Error is null && agent.FindSkill(call.Skill) is { Effect: SkillEffect.Once })?.Skill;

    /// <summary>A rung broke and another handles the same exchange: from now on a once-skill that ran is not run with other arguments.</summary>
    public void BeginAttempt() => _once.BeginAttempt();

    /// <summary>The skill's result, or why there is none: <c>UnknownSkill</c>, <c>InvalidInput</c>, <c>ToolFailed</c> also beyond <see cref="MaxCalls"/>, <c>Indeterminate</c>.</summary>
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

        await _turn.WaitAsync(cancellationToken);
        var given = arguments.DeepClone();
        try
        {
            var outcome = await RunAsync(skill, arguments, cancellationToken);
            Record(skill, given, outcome);
            return outcome;
        }
        catch (OperationCanceledException)
        {
            Record(skill, given, new ParleyError(ParleyErrorCode.Cancelled, "The exchange was cancelled while the skill ran."));
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    private ValueTask<Outcome<JsonValue>> RunAsync(Skill skill, JsonValue arguments, CancellationToken cancellationToken)
    {
        if (skill.Input.Validate(arguments, ShownViolations) is { Count: > 0 } violations)
        {
            return new(ParleyError.Public(ParleyErrorCode.InvalidInput, $"The arguments of '{skill.Id}' are not valid: {string.Join("; ", violations)}."));
        }

        return skill.Effect switch
        {
            SkillEffect.None when _reads.TryFind(skill.Id, arguments, out var known) => new(known.DeepClone()),
            SkillEffect.None or SkillEffect.Idempotent => RunAgainAsync(skill, arguments, cancellationToken),
            _ => RunOnceAsync(skill, ArgumentHash.Of(arguments), arguments, cancellationToken),
        };
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
            return RanOtherwise(skill);
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
            return RanOtherwise(skill);
        }

        _once.Add(skill.Id, hash);
        return entry.Status switch
        {
            EffectStatus.Completed => Checked(skill, entry.Result),
            EffectStatus.Unknown => Indeterminate($"Skill '{skill.Id}' was begun before in this exchange and its end is not known; it must run once and was not run again. Find out whether it was done."),
            _ => await RunBegunAsync(skill, key, arguments, cancellationToken),
        };
    }

    /// <summary>A caller who hangs up must not leave open whether the work was done: it goes on until its own deadline, and its outcome is on record.</summary>
    private async ValueTask<Outcome<JsonValue>> RunBegunAsync(Skill skill, EffectKey key, JsonValue arguments, CancellationToken cancellationToken)
    {
        var left = time is null ? Timeout.InfiniteTimeSpan : context.Deadline - time.GetUtcNow();
        using var deadline = left > TimeSpan.Zero && time is not null ? new CancellationTokenSource(left, time) : new CancellationTokenSource();
        var outcome = await InvokeAsync(skill, arguments, deadline.Token);
        if (outcome.TryGet(out var result, out var error))
        {
            // Not cancelled any more: what was done must be on record.
            await journal.CompleteAsync(key, result, CancellationToken.None);
            return Checked(skill, result);
        }

        if (DidNothing(error))
        {
            await journal.AbandonAsync(key, CancellationToken.None);
            _once.Remove(skill.Id, key.Arguments);
            return Checked(skill, error);
        }

        var failure = IsInDoubt(error) ? InDoubt(skill, error) : error;
        _once.Fail(skill.Id, key.Arguments, failure);
        return failure;
    }

    private async ValueTask<Outcome<JsonValue>> InvokeAsync(Skill skill, JsonValue arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await (skill.Tool is IBilledTool billed
                ? billed.InvokeAsync(arguments, context, bill, cancellationToken)
                : skill.Tool.InvokeAsync(arguments, context, cancellationToken));
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A tool is anybody's code; one that throws has failed, and the exchange has a record of it. How far it came nobody knows.
            return new ParleyError(ParleyErrorCode.Internal, $"The tool behind '{skill.Id}' threw {failure.GetType().Name}: {failure.Message}");
        }
    }

    private static Outcome<JsonValue> Checked(Skill skill, Outcome<JsonValue> outcome)
    {
        if (!outcome.TryGet(out var result, out var error))
        {
            return error.Code is ParleyErrorCode.PeerUnreachable or ParleyErrorCode.PeerFailed or ParleyErrorCode.PeerNonsense or ParleyErrorCode.TooLarge or ParleyErrorCode.Internal
                ? error with { Code = ParleyErrorCode.ToolFailed }
                : outcome;
        }

        var violations = skill.Output.Validate(result, ShownViolations);
        return violations.Count == 0
            ? outcome
            : new ParleyError(ParleyErrorCode.ToolFailed, $"The result of skill '{skill.Id}' breaks its output schema: {string.Join("; ", violations)}.");
    }

    /// <summary>Errors after which a tool is known to have done nothing, so that it may be tried again.</summary>
    private static bool DidNothing(ParleyError error)
        => error.Code is ParleyErrorCode.PeerUnreachable or ParleyErrorCode.InvalidInput or ParleyErrorCode.InvalidConfiguration;

    private static bool IsInDoubt(ParleyError error)
        => error.Code is ParleyErrorCode.Timeout or ParleyErrorCode.PeerFailed or ParleyErrorCode.PeerNonsense or ParleyErrorCode.TooLarge or ParleyErrorCode.Cancelled or ParleyErrorCode.Internal;

    /// <summary>How the tool failed stays on the node.</summary>
    private static ParleyError InDoubt(Skill skill, ParleyError error)
        => new(ParleyErrorCode.Indeterminate, $"It is not known whether skill '{skill.Id}' was done; it must run once and is not run again. {error.Message}");

    private static ParleyError RanOtherwise(Skill skill)
        => Indeterminate($"Skill '{skill.Id}' has already run in this exchange with other arguments; it must run once and was not run again.");

    private static ParleyError Indeterminate(string message) => ParleyError.Public(ParleyErrorCode.Indeterminate, message);

    /// <param name="arguments">A copy: the tool may have kept and changed its own.</param>
    private void Record(Skill skill, JsonValue arguments, Outcome<JsonValue> outcome)
    {
        var call = new ToolCall(skill.Id, arguments, outcome.Succeeded ? outcome.Value.DeepClone() : default, outcome.Error?.ToString());
        lock (_lock)
        {
            _calls.Add(call);
        }

        if (skill.Effect == SkillEffect.None && outcome.Succeeded)
        {
            _reads.Add(call);
        }
    }
}
