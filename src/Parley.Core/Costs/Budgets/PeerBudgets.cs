using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Parley.Core.Diagnostics;

namespace Parley.Core.Costs.Budgets;

/// <summary>
/// What every caller, and all strangers together, may use of the node. Kept in memory, bounded, by the node's clock. An empty caller is this process itself and has no limits.
/// </summary>
public sealed class PeerBudgets
{
    private readonly PeerOptions _options;
    private readonly Func<Uri> _node;
    private readonly TimeProvider _time;
    private readonly FrozenDictionary<CallerKey, CallerLimits> _trusted;
    private readonly CallerBudget _strangers;
    private readonly CallerTable _callers;
    private readonly CallerTable _routines;
    private readonly ProcessorTurns _bursts = new();
    private readonly ProcessorTurns _models = new(); // apart: a model may think for seconds
    private readonly HeldRefusals _held;
    private readonly BudgetRefusals _refusals;
    private readonly long _hour;
    private readonly long _interval;

    /// <param name="node">The node's own URL; asked each time, because a host may learn it only when it listens.</param>
    public PeerBudgets(PeerOptions options, Func<Uri> node, TimeProvider time, ILogger<PeerBudgets> logger)
    {
        (_options, _node, _time, _refusals) = (options, node, time, new BudgetRefusals(time, logger));
        _trusted = options.Trusted.DistinctBy(entry => CallerKey.Of(entry.Key)).ToFrozenDictionary(entry => CallerKey.Of(entry.Key), entry => entry.Value);
        _strangers = new CallerBudget(options.Together);
        _callers = new CallerTable(options.MaxCallers, key => _trusted.GetValueOrDefault(key) ?? options.Each);
        var routine = new CallerLimits { RepairsPerHour = options.RepairsPerRoutinePerDay };
        _held = new HeldRefusals(options.RefusalDelay, time);
        _routines = new CallerTable(options.MaxCallers, _ => routine);
        _hour = time.TimestampFrequency * 3600;
        _interval = Math.Max(1, time.TimestampFrequency / options.RequestsPerSecond);
    }

    /// <summary>Callers that are remembered now.</summary>
    public int Callers => _callers.Count;

    private long Day => _hour * 24;

    /// <summary>Whether a request may be read at all: cheap enough for every request, no lock, no allocation.</summary>
    public Admission Admit(CallerKey key)
    {
        if (IsFree(key))
        {
            return Admission.Free;
        }

        var now = _time.GetTimestamp();
        var caller = _callers.Get(key, now);
        var isStranger = !_trusted.ContainsKey(key);
        if (isStranger && caller.TakeRequest(now, _interval, _interval * (_options.Burst - 1)) is > 0 and var wait)
        {
            ParleyTelemetry.CountRefusal("requests");
            return Admission.Refused(_refusals.Span(wait), caller, _held);
        }

        if (caller.TryOpen(_options.MaxOpenRequests) is > 0 and var open)
        {
            return Admission.Open(caller, isStranger && open > _options.OpenRequestsBeforeTurns ? _bursts : null);
        }

        ParleyTelemetry.CountRefusal("open-requests");
        return Admission.Refused(BudgetRefusals.BusyRetry, caller, _held);
    }

    /// <summary>The account of an exchange.</summary>
    public PeerAccount AccountOf(string caller) => new(this, caller, takesTurns: true);

    /// <summary>The account of work that waits in a queue of its own, such as a climb.</summary>
    public PeerAccount QueuedAccountOf(string caller) => new(this, caller, takesTurns: false);

    /// <summary>Whether one is there to be taken; null when it is. Takes nothing.</summary>
    internal ParleyError? Foresee(string caller, Spending what)
        => Find(caller, out var now, out var isStranger) is { } budget ? Foresee(budget, isStranger, what, now) : null;

    /// <summary>Takes one; null when it was there to be taken.</summary>
    public ParleyError? Take(string caller, Spending what)
    {
        if (Find(caller, out var now, out var isStranger) is not { } budget)
        {
            return null;
        }

        if (Foresee(budget, isStranger, what, now) is { } refused)
        {
            return refused;
        }

        budget.Take(what, now, _hour);
        if (isStranger)
        {
            _strangers.Take(what, now, _hour);
        }

        return null;
    }

    private ParleyError? Foresee(CallerBudget budget, bool isStranger, Spending what, long now)
    {
        if (budget.WaitFor(what, now, _hour) is > 0 and var wait)
        {
            return _refusals.Spent(what.ToString(), "this caller", wait);
        }

        if (isStranger && _strangers.WaitFor(what, now, _hour) is > 0 and var crowded)
        {
            return _refusals.SpentTogether(what.ToString(), crowded, now);
        }

        return null;
    }

    /// <summary>Whether a routine may be repaired once more on a caller's account: bounded for the caller, for all strangers and for the routine.</summary>
    public ParleyError? TakeRepair(string caller, string routine)
    {
        if (Find(caller, out var now, out _) is null)
        {
            return null;
        }

        var repaired = _routines.Get(CallerKey.Of(routine), now);
        if (repaired.WaitFor(Spending.Repairs, now, Day) is > 0 and var wait)
        {
            return _refusals.Spent(nameof(Spending.Repairs), "this routine", wait);
        }

        if (Take(caller, Spending.Repairs) is { } refused)
        {
            return refused;
        }

        repaired.Take(Spending.Repairs, now, Day);
        return null;
    }

    /// <summary>What was used so far, for figures: the count in the last hour and the money in the last day. An empty caller stands for all strangers.</summary>
    public (long Count, decimal Cost) Used(string caller, Spending what)
    {
        var now = _time.GetTimestamp();
        return (caller.Length == 0 ? _strangers : _callers.Get(CallerKey.Of(caller), now)).Used(what, now, _hour, Day);
    }

    internal ParleyError? RefuseLength(string caller, int characters)
        => characters <= _options.MaxPromptCharacters || Find(caller, out _, out _) is null ? null : BudgetRefusals.TooLong(characters, _options.MaxPromptCharacters);

    internal ParleyError? RefuseMoney(string caller, decimal estimate)
    {
        if (Find(caller, out var now, out var isStranger) is not { } budget)
        {
            return null;
        }

        return budget.WaitForMoney(estimate, now, Day) is > 0 and var wait ? _refusals.Spent("Cost", "this caller", wait)
            : isStranger && _strangers.WaitForMoney(estimate, now, Day) is > 0 and var crowded ? _refusals.SpentTogether("Cost", crowded, now)
            : null;
    }

    internal void Charge(string caller, decimal cost)
    {
        if (cost > 0 && Find(caller, out var now, out var isStranger) is { } budget)
        {
            budget.Charge(cost, now, Day);
            if (isStranger)
            {
                _strangers.Charge(cost, now, Day);
            }
        }
    }

    internal ParleyError? BeginWork(string caller, out CallerBudget? at)
    {
        at = null;
        if (Find(caller, out _, out var isStranger) is not { } budget)
        {
            return null;
        }

        if (!budget.TryBeginWork())
        {
            return BudgetRefusals.Busy("this caller");
        }

        if (isStranger && !_strangers.TryBeginWork())
        {
            budget.EndWork();
            return BudgetRefusals.Busy("all callers together");
        }

        at = budget;
        return null;
    }

    internal void EndWork(string caller, CallerBudget at)
    {
        at.EndWork();
        if (!_trusted.ContainsKey(CallerKey.Of(caller)))
        {
            _strangers.EndWork();
        }
    }

    internal async ValueTask<ProcessorTurn?> TakeModelTurnAsync(string caller, CancellationToken cancellationToken)
        => Find(caller, out _, out var isStranger) is { } budget && isStranger ? await _models.TakeAsync(budget, cancellationToken) : null;

    /// <summary>Null for callers without limits.</summary>
    private CallerBudget? Find(string caller, out long now, out bool isStranger)
    {
        (now, isStranger) = (0, false);
        if (caller.Length == 0)
        {
            return null;
        }

        var key = CallerKey.Of(caller);
        if (IsFree(key))
        {
            return null;
        }

        (now, isStranger) = (_time.GetTimestamp(), !_trusted.ContainsKey(key));
        return _callers.Get(key, now);
    }

    private bool IsFree(CallerKey key) => key.IsLoopback && (_options.TrustLoopback ?? _node().IsLoopback) && !_trusted.ContainsKey(key);
}
