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
    private readonly List<StepDown> _stepDowns = [];

    /// <summary>Begins an exchange that came in; the clock runs from here.</summary>
    public Reception(Agent agent, ExchangeContext context, IEffectJournal journal, TimeProvider time)
    {
        (Agent, Context, _time, _start, _at) = (agent, context, time, time.GetTimestamp(), time.GetUtcNow());
        Bill = new ModelBill();
        Tools = new ToolRunner(agent, context, journal, Bill);
    }

    /// <summary>Who is asked.</summary>
    public Agent Agent { get; }

    /// <summary>Exchange, caller and deadline.</summary>
    public ExchangeContext Context { get; }

    /// <summary>Model calls so far.</summary>
    public ModelBill Bill { get; }

    /// <summary>Runs the agent's skills, and remembers what was run.</summary>
    public ToolRunner Tools { get; }

    /// <summary>The rung that handles the request.</summary>
    public Mode Mode { get; set; } = Mode.Language;

    /// <summary>The document of the request; null in plain language.</summary>
    public DocumentHash? Document { get; set; }

    /// <summary>Documents whose requests a model handled in this exchange: its own, and those that its routine called.</summary>
    public List<TypedDocument> ByModel { get; } = [];

    /// <summary>Notes that a rung broke; tools with an effect won't run anew for the next one.</summary>
    public void StepDown(Mode from, Mode to, string cause)
    {
        _stepDowns.Add(new StepDown(from, to, cause));
        Tools.BeginAttempt();
    }

    /// <summary>What a failure means for the caller once a tool has done its work: that must not be asked for again.</summary>
    public ParleyError Final(ParleyError error)
        => Tools.DoneOnce is { } skill && error.Code != ParleyErrorCode.Indeterminate
            ? new ParleyError(ParleyErrorCode.Indeterminate, $"'{skill}' has run, but the exchange failed afterwards: {error}", $"'{skill}' has run, but no reply could be made; ask the agent's owner before you repeat it.")
            : error;

    /// <summary>The record of how it ended.</summary>
    public ExchangeRecord ToRecord(RecordKind kind, JsonValue input, JsonValue output, ParleyError? error)
    {
        var called = Tools.Calls.Select(call => call.Skill).Distinct().ToList();
        return new ExchangeRecord
        {
            Id = Context.ExchangeId,
            Kind = kind,
            Side = Side.Receiver,
            At = _at,
            Duration = _time.GetElapsedTime(_start),
            Agent = Agent.Name,
            Peer = Context.Caller,
            Subject = string.Join(' ', called),
            Effect = called.Select(id => Agent.FindSkill(id)?.Effect ?? SkillEffect.None).DefaultIfEmpty(SkillEffect.None).Max(),
            Document = Document,
            Mode = Mode,
            Error = error?.ToString(),
            Input = input.DeepClone(),
            Output = output.DeepClone(),
            ToolCalls = Tools.Calls,
            ModelCalls = Bill.Calls,
            StepDowns = [.. _stepDowns],
            QueryId = Context.QueryId,
        };
    }
}
