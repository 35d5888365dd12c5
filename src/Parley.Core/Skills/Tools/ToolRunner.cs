using System.Security.Cryptography;
using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Protocol.Json;
using Parley.Protocol.Schemas;

namespace Parley.Core.Skills.Tools;

/// <summary>
/// Runs an agent's skills for one exchange: arguments and results are validated, runs of skills with an effect are journalled, and a
/// <see cref="SkillEffect.Once"/> skill never runs a second time because a rung of the ladder broke after it.
/// </summary>
public sealed class ToolRunner(Agent agent, ExchangeContext context, IEffectJournal journal)
{
    private readonly Lock _lock = new();
    private readonly List<ToolCall> _calls = [];

    /// <summary>Once-skills that ran before the current attempt began.</summary>
    private readonly HashSet<EffectKey> _ranBefore = [];
    private readonly HashSet<EffectKey> _ranNow = [];

    public IReadOnlyList<ToolCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>A rung broke and the next one takes over: what ran with an effect so far may be repeated from memory alone.</summary>
    public void BeginAttempt()
    {
        lock (_lock)
        {
            _ranBefore.UnionWith(_ranNow);
            _ranNow.Clear();
        }
    }

    /// <summary>A once-skill that has done its work in this exchange; null when none has.</summary>
    public string? DoneOnce => Calls.FirstOrDefault(call => call.Error is null && agent.FindSkill(call.Skill) is { Effect: SkillEffect.Once })?.Skill;

    public async ValueTask<Outcome<JsonValue>> RunAsync(string skillId, JsonValue arguments, CancellationToken cancellationToken)
    {
        if (agent.FindSkill(skillId) is not { } skill)
        {
            return ParleyError.Public(ParleyErrorCode.UnknownSkill, $"There is no skill '{skillId}'; there are {string.Join(", ", agent.Skills.Select(known => known.Id))}.");
        }

        if (Violations(skill.Input, arguments) is { } wrong)
        {
            return ParleyError.Public(ParleyErrorCode.InvalidInput, $"The arguments of '{skillId}' are not valid: {wrong}");
        }

        var given = arguments.DeepClone();
        Outcome<JsonValue> outcome = new ParleyError(ParleyErrorCode.Cancelled, $"The exchange ended while '{skillId}' was running.");
        try
        {
            return outcome = skill.Effect == SkillEffect.Once ? await RunOnceAsync(skill, arguments, cancellationToken) : await InvokeAsync(skill, arguments, cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                _calls.Add(new ToolCall(skillId, given, outcome.Succeeded ? outcome.Value.DeepClone() : default, outcome.Error?.ToString()));
            }
        }
    }

    private async ValueTask<Outcome<JsonValue>> RunOnceAsync(Skill skill, JsonValue arguments, CancellationToken cancellationToken)
    {
        var key = new EffectKey(agent.Name, context.Caller, context.ExchangeId, skill.Id, Fingerprint(arguments));
        if (RanBeforeWithOtherArguments(key))
        {
            return RanOtherwise(skill);
        }

        var entry = await journal.BeginAsync(key, cancellationToken);
        if (entry.Status == EffectStatus.Completed)
        {
            Remember(key);
            return entry.Result.DeepClone();
        }

        if (entry.Status == EffectStatus.Unknown)
        {
            return ParleyError.Public(ParleyErrorCode.Indeterminate, $"An earlier attempt to run '{skill.Id}' began and its end is not known; ask the agent's owner before you repeat it.");
        }

        if (entry.OtherRuns > CountKnown(key))
        {
            // The caller repeats a request, and this time a model fills in something else.
            await journal.AbandonAsync(key, CancellationToken.None);
            return RanOtherwise(skill);
        }

        Remember(key);
        var outcome = await InvokeAsync(skill, arguments, cancellationToken);
        if (outcome.TryGet(out var result, out var error))
        {
            // The work is done: neither a caller who hangs up nor a deadline may keep that from being written down.
            await journal.CompleteAsync(key, result.DeepClone(), CancellationToken.None);
        }
        else if (error.Code == ParleyErrorCode.PeerUnreachable)
        {
            // Nobody was reached, so nothing was done: a later attempt may try.
            await journal.AbandonAsync(key, CancellationToken.None);
            Forget(key);
        }

        return outcome;
    }

    private static ParleyError RanOtherwise(Skill skill)
        => ParleyError.Public(ParleyErrorCode.Indeterminate, $"'{skill.Id}' has already run in this exchange with other arguments and must not run again.");

    private async ValueTask<Outcome<JsonValue>> InvokeAsync(Skill skill, JsonValue arguments, CancellationToken cancellationToken)
    {
        var outcome = await CallAsync(skill, arguments, cancellationToken);
        return outcome.TryGet(out var result, out _) && Violations(skill.Output, result) is { } wrong
            ? new ParleyError(ParleyErrorCode.ToolFailed, $"The tool behind '{skill.Id}' gave a result that breaks the skill's output schema: {wrong}")
            : outcome;
    }

    private async ValueTask<Outcome<JsonValue>> CallAsync(Skill skill, JsonValue arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await skill.Tool.InvokeAsync(arguments, context, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // A tool is anybody's code; one that throws has failed, and the exchange has a record of it.
            return new ParleyError(ParleyErrorCode.ToolFailed, $"The tool behind '{skill.Id}' threw {failure.GetType().Name}: {failure.Message}");
        }
    }

    private int CountKnown(EffectKey key)
    {
        lock (_lock)
        {
            return _ranBefore.Union(_ranNow).Count(ran => ran.Skill == key.Skill && ran != key);
        }
    }

    private void Remember(EffectKey key)
    {
        lock (_lock)
        {
            _ranNow.Add(key);
        }
    }

    private void Forget(EffectKey key)
    {
        lock (_lock)
        {
            _ranNow.Remove(key);
        }
    }

    private bool RanBeforeWithOtherArguments(EffectKey key)
    {
        lock (_lock)
        {
            return _ranBefore.Any(ran => ran.Skill == key.Skill) && !_ranBefore.Contains(key);
        }
    }

    private static string? Violations(JsonSchema schema, JsonValue value)
        => schema.IsValid(value) ? null : string.Join("; ", schema.Validate(value, 3).Select(violation => $"{violation.InstancePath} {violation.Message}"));

    /// <summary>The same for arguments that are equal as JSON, whatever the order of their members.</summary>
    private static string Fingerprint(JsonValue arguments) => Convert.ToHexStringLower(SHA256.HashData(JsonText.WriteUtf8(Ordered(arguments))));

    private static JsonValue Ordered(JsonValue value)
    {
        if (value.AsArray is { } items)
        {
            return new JsonArray(items.Select(Ordered));
        }

        if (value.AsObject is not { } members)
        {
            return value;
        }

        var ordered = new JsonObject(members.Count);
        foreach (var (name, member) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            ordered.Add(name, Ordered(member));
        }

        return ordered;
    }
}
