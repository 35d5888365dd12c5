namespace Parley.Core.Costs.Budgets;

/// <summary>Whether a request may be read. Disposed when it has been answered.</summary>
public readonly struct Admission : IDisposable
{
    private readonly CallerBudget? _caller;

    private Admission(CallerBudget? caller, TimeSpan? retryAfter) => (_caller, RetryAfter) = (caller, retryAfter);

    /// <summary>For callers without limits.</summary>
    public static Admission Free => default;

    /// <summary>The request must not be read; <see cref="RetryAfter"/> says for how long.</summary>
    public bool IsRefused => RetryAfter is not null;

    /// <summary>When to try again; null when the request is admitted.</summary>
    public TimeSpan? RetryAfter { get; }

    internal static Admission Open(CallerBudget caller) => new(caller, null);

    internal static Admission Refused(TimeSpan retryAfter) => new(null, retryAfter);

    /// <summary>Gives the caller's place among its requests in flight back.</summary>
    public void Dispose() => _caller?.Close();
}
