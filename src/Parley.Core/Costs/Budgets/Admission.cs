namespace Parley.Core.Costs.Budgets;

/// <summary>Whether a request may be read. Disposed when it has been answered.</summary>
public readonly struct Admission : IDisposable
{
    private readonly CallerBudget? _caller;
    private readonly ProcessorTurns? _turns;
    private readonly CallerBudget? _refused;
    private readonly HeldRefusals? _held;

    private Admission(CallerBudget caller, ProcessorTurns? turns) => (_caller, _turns) = (caller, turns);

    private Admission(TimeSpan retryAfter, CallerBudget caller, HeldRefusals held) => (RetryAfter, _refused, _held) = (retryAfter, caller, held);

    /// <summary>For callers without limits.</summary>
    public static Admission Free => default;

    /// <summary>No limit is asked and nothing is counted.</summary>
    public bool IsFree => _caller is null && !IsRefused;

    /// <summary>The request must not be read; <see cref="RetryAfter"/> says for how long.</summary>
    public bool IsRefused => RetryAfter is not null;

    /// <summary>The caller has many requests open already, so that this one is to be worked on in its turn (<see cref="TakeTurnAsync"/>).</summary>
    public bool TakesTurns => _turns is not null;

    /// <summary>When to try again; null when the request is admitted.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static Admission Open(CallerBudget caller, ProcessorTurns? turns) => new(caller, turns);

    internal static Admission Refused(TimeSpan retryAfter, CallerBudget caller, HeldRefusals held) => new(retryAfter, caller, held);

    /// <summary>Waits as long as a refusal is held back (<see cref="PeerOptions.RefusalDelay"/>), which takes no thread. At once where the request is admitted.</summary>
    public ValueTask HoldBackAsync(CancellationToken cancellationToken) => _held?.WaitAsync(_refused!, cancellationToken) ?? ValueTask.CompletedTask;

    /// <summary>
    /// Waits, where the caller has many requests open already, for the one place at which such requests are worked on; disposing gives it to the next. Null where nobody has to wait.
    /// </summary>
    public async ValueTask<IDisposable?> TakeTurnAsync(CancellationToken cancellationToken) => _turns is null ? null : await _turns.TakeAsync(_caller!, cancellationToken);

    /// <summary>Gives the caller's place among its requests in flight back.</summary>
    public void Dispose() => _caller?.Close();
}
