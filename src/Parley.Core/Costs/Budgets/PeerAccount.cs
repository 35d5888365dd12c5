using Parley.Core.Diagnostics;

namespace Parley.Core.Costs.Budgets;

/// <summary>
/// On whose account an exchange or a climb runs. Whatever costs the owner asks here first; a refusal is an error that says when to try again.
/// Disposed when the work is done.
/// </summary>
public sealed class PeerAccount : IDisposable
{
    private readonly PeerBudgets _budgets;
    private readonly string _caller;
    private readonly bool _takesTurns;
    private readonly Lock _lock = new();
    private CallerBudget? _at;

    internal PeerAccount(PeerBudgets budgets, string caller, bool takesTurns) => (_budgets, _caller, _takesTurns) = (budgets, caller, takesTurns);

    /// <summary>Who pays.</summary>
    public string Caller => _caller;

    /// <summary>Takes one from the caller's budget, and a stranger's from that of all strangers. Null when it was there to be taken.</summary>
    public ParleyError? Take(Spending what) => _budgets.Take(_caller, what);

    /// <summary>
    /// Whether a model call would be refused whatever else is said: asked before a prompt is written, because writing one is work, too. Takes nothing.
    /// </summary>
    /// <param name="characters">What the model would have to read at least.</param>
    internal ParleyError? ForeseeModelCall(int characters) => _budgets.RefuseLength(_caller, characters) ?? _budgets.Foresee(_caller, Spending.ModelCalls);

    /// <summary>Waits for the one place where models that run inside the node work for strangers. Null for all other callers, who don't wait.</summary>
    internal ValueTask<ProcessorTurn?> TakeModelTurnAsync(CancellationToken cancellationToken) => _budgets.TakeModelTurnAsync(_caller, cancellationToken);

    /// <summary>Asked before every model call: is there money, a call, and a place among those that wait for a model?</summary>
    /// <param name="characters">What the model would have to read.</param>
    /// <param name="estimate">What the call will cost at least, by the length of what is asked.</param>
    public ParleyError? BeginModelCall(int characters, decimal estimate)
    {
        if (_budgets.RefuseLength(_caller, characters) is { } tooLong)
        {
            return tooLong;
        }

        lock (_lock)
        {
            if (_takesTurns && _at is null && _budgets.BeginWork(_caller, out _at) is { } busy)
            {
                return busy;
            }
        }

        return _budgets.RefuseMoney(_caller, estimate) ?? _budgets.Take(_caller, Spending.ModelCalls);
    }

    /// <summary>What the call cost in the end.</summary>
    public void Charge(decimal cost) => _budgets.Charge(_caller, cost);

    /// <summary>Settles what was reserved and not spent.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_at is { } at)
            {
                _budgets.EndWork(_caller, at);
                _at = null;
            }
        }
    }
}
