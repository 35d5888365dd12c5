using Parley.Core.Costs;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Receiving;

/// <summary>One received exchange while it is worked on: what was spent, what ran, which rungs broke.</summary>
public sealed class Reception
{
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly DateTimeOffset _at;
    private List<StepDown>? _stepDowns;
    private List<TypedDocument>? _byModel;

    public Reception(Agent agent, ExchangeContext context, IEffectJournal journal, TimeProvider time)
    {
        (Agent, Context, _time, _start, _at) = (agent, context, time, time.GetTimestamp(), time.GetUtcNow());
        Bill = new ModelBill();
        Tools = new ToolRunner(agent, context, journal, Bill);
    }

    public Agent Agent { get; }

    public ExchangeContext Context { get; }

    public ModelBill Bill { get; }

    public ToolRunner Tools { get; }

    public Mode Mode { get; set; } = Mode.Language;

    public DocumentHash? Document { get; set; }

    /// <summary>Documents whose requests a model handled in this exchange: its own, and those that its routine called.</summary>
    public List<TypedDocument> ByModel => _byModel ??= [];

    public bool HasByModel => _byModel is not null;

    /// <summary>Notes that a rung broke; tools with an effect won't run anew for the next one.</summary>
    public void StepDown(Mode from, Mode to, string cause)
    {
        (_stepDowns ??= []).Add(new StepDown(from, to, cause));
        Tools.BeginAttempt();
    }

    /// <summary>What a failure means for the caller once a tool has done its work: that must not be asked for again.</summary>
    public ParleyError Final(ParleyError error)
        => Tools.DoneOnce is { } skill && error.Code != ParleyErrorCode.Indeterminate
            ? new ParleyError(ParleyErrorCode.Indeterminate, $"'{skill}' has run, but the exchange failed afterwards: {error}", $"'{skill}' has run, but no reply could be made; ask the agent's owner before you repeat it.")
            : error;

    /// <summary>The record of how it went. It shares the values of the exchange: a store writes or copies them before an append returns.</summary>
    public ExchangeRecord ToRecord(RecordKind kind, JsonValue input, JsonValue output, ParleyError? error)
    {
        var calls = Tools.Calls;
        var (subject, effect) = Called(calls);
        return new ExchangeRecord
        {
            Id = Context.ExchangeId,
            Kind = kind,
            Side = Side.Receiver,
            At = _at,
            Duration = _time.GetElapsedTime(_start),
            Agent = Agent.Name,
            Peer = Context.Caller,
            Subject = subject,
            Effect = effect,
            Document = Document,
            Mode = Mode,
            Error = error?.ToString(),
            Input = input,
            Output = output,
            ToolCalls = calls,
            ModelCalls = Bill.Calls,
            StepDowns = _stepDowns is null ? [] : [.. _stepDowns],
            QueryId = Context.QueryId,
        };
    }

    /// <summary>The skills that were called, each once and in order, and the gravest of their effects.</summary>
    private (string Subject, SkillEffect Effect) Called(IReadOnlyList<ToolCall> calls)
    {
        if (calls.Count <= 1)
        {
            return calls.Count == 0 ? ("", SkillEffect.None) : (calls[0].Skill, EffectOf(calls[0].Skill));
        }

        var called = calls.Select(call => call.Skill).Distinct().ToList();
        return (string.Join(' ', called), called.Max(EffectOf));
    }

    private SkillEffect EffectOf(string skill) => Agent.FindSkill(skill)?.Effect ?? SkillEffect.None;
}
