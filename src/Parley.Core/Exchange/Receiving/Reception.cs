using Parley.Core.Costs;
using Parley.Core.Costs.Budgets;
using Parley.Core.Diagnostics;
using Parley.Core.Documents;
using Parley.Core.Prompting;
using Parley.Core.Skills;
using Parley.Core.Skills.Tools;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Exchange.Receiving;

/// <summary>One received exchange while it is worked on: what was spent, what ran, which rungs broke.</summary>
public sealed class Reception : IDisposable
{
    /// <summary>Characters of an error that are recorded. Its words may be the caller's: names that a schema doesn't know, texts that are no JSON.</summary>
    private const int MaxErrorChars = 2000;

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly DateTimeOffset _at;
    private List<StepDown>? _stepDowns;
    private List<TypedDocument>? _byModel;
    private bool _hasBegun;

    /// <summary>Begins an exchange that came in; the clock runs from here.</summary>
    public Reception(Agent agent, ExchangeContext context, IEffectJournal journal, PeerBudgets budgets, TimeProvider time)
    {
        (Agent, Context, _time, _start, _at) = (agent, context, time, time.GetTimestamp(), time.GetUtcNow());
        Account = budgets.AccountOf(context.Caller);
        Bill = new ModelBill(Account);
        Tools = new ToolRunner(agent, context, journal, Bill, time);
    }

    /// <summary>Who is asked.</summary>
    public Agent Agent { get; }

    /// <summary>Exchange, caller and deadline.</summary>
    public ExchangeContext Context { get; }

    /// <summary>Whose budget pays.</summary>
    public PeerAccount Account { get; }

    /// <summary>Model calls so far.</summary>
    public ModelBill Bill { get; }

    /// <summary>Runs the agent's skills, and remembers what was run.</summary>
    public ToolRunner Tools { get; }

    /// <summary>The rung that handles the request.</summary>
    public Mode Mode { get; set => Tools.Mode = field = value; } = Mode.Language;

    /// <summary>The document of the request; null in plain language.</summary>
    public DocumentHash? Document { get; set; }

    /// <summary>The agent with the skills that may be run in this mode.</summary>
    public Agent Offered => Agent.Skills.All(skill => skill.Floor.Allows(Mode)) ? Agent : Agent with { Skills = [.. Agent.Skills.Where(skill => skill.Floor.Allows(Mode))] };

    /// <summary>An error when this mode is below the floor of every skill, so that no model needs to be asked.</summary>
    public ParleyError? BelowAllFloors
        => Agent.Skills.Count > 0 && Agent.Skills.All(skill => !skill.Floor.Allows(Mode)) ? ParleyError.Public(ParleyErrorCode.UnsuitableTask, Agent.Skills[0].Floor.Refusal(Agent.Skills[0].Id)) : null;

    /// <summary>Documents whose requests a model handled in this exchange: its own, and those that its routine called.</summary>
    public List<TypedDocument> ByModel => _byModel ??= [];

    /// <summary>Whether a model handled any document of this exchange.</summary>
    public bool HasByModel => _byModel is not null;

    /// <summary>The address that delivered a document which this exchange added to the store; null when none did.</summary>
    internal string? KeptFrom { get; set; }

    /// <summary>The document that this exchange added to the store; null when it was there before, or none was asked for.</summary>
    internal ProtocolDocument? Added { get; set; }

    /// <summary>Whether anything ran for it, or a model was asked. Until then what the caller sent is nothing to this node.</summary>
    internal bool HasBegun => _hasBegun || Bill.WasAsked || _stepDowns is not null || Tools.Calls.Count > 0;

    /// <summary>Notes that code or a routine is about to run.</summary>
    internal void Begin() => _hasBegun = true;

    /// <summary>Takes a document to be looked for from the caller's budget; null when it was there to be taken.</summary>
    internal ParleyError? TakeDocument() => Account.Take(Spending.Documents);

    /// <summary>Notes that a rung broke; tools with an effect won't run anew for the next one. An error when the caller has had too many already: then the exchange ends here.</summary>
    public ParleyError? StepDown(Mode from, Mode to, string cause)
    {
        (_stepDowns ??= []).Add(new StepDown(from, to, cause));
        Tools.BeginAttempt();
        return Account.Take(Spending.StepDowns);
    }

    /// <summary>Turned away before anything was done or spent: nothing of it needs to be remembered.</summary>
    public bool WasTurnedAway(ParleyError? error)
        => error is { Code: ParleyErrorCode.BudgetExceeded or ParleyErrorCode.TooManyRequests or ParleyErrorCode.TooLarge } && Bill.Calls.Count == 0 && Tools.Calls.Count == 0 && _stepDowns is null;

    /// <summary>Settles the caller's account.</summary>
    public void Dispose() => Account.Dispose();

    /// <summary>What a failure means for the caller once a tool has done its work, or may have: that must not be asked for again.</summary>
    public ParleyError Final(ParleyError error)
        => error.Code == ParleyErrorCode.Indeterminate ? error
            : Tools.DoneOnce is { } done ? OnceErrors.NoReply(done, $"the exchange failed afterwards: {error}")
            : Tools.DoubtedOnce is { } begun ? new ParleyError(ParleyErrorCode.Indeterminate, $"'{begun}' was begun and its end is not known. The exchange failed: {error}")
            : error;

    /// <summary>The record of how it went, without the input where nothing was begun: what is refused must not fill the disk. It shares the values of the exchange: a store writes or copies them before an append returns.</summary>
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
            Error = error is null ? null : Shorten(error.ToString()),
            Input = error is null || HasBegun ? input : default,
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

    private static string Shorten(string error) => error.Length <= MaxErrorChars ? error : $"{error.AsSpan(0, MaxErrorChars)}…";

    private SkillEffect EffectOf(string skill) => Agent.FindSkill(skill)?.Effect ?? SkillEffect.None;
}
