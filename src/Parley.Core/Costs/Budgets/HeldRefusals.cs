namespace Parley.Core.Costs.Budgets;

/// <summary>
/// Lets whoever is turned away wait for it, so that a caller who goes on all the same can't send faster than its connections get answers: from half of the longest time to all of it, spread evenly,
/// because those turned away together would come back together. Bounded: what would be held beyond that is refused at once.
/// </summary>
internal sealed class HeldRefusals(TimeSpan longest, TimeProvider time)
{
    /// <summary>Each keeps in memory what the server has read of its body (Kestrel: up to 1 MiB).</summary>
    public const int Capacity = 256;

    /// <summary>Of one caller, so that no flooder takes the places that are for others.</summary>
    public const int CallerCapacity = 64;

    /// <summary>Its multiples, without their whole part, are spread as evenly as can be however many there are (Weyl sequence of the golden ratio).</summary>
    private const double Step = 0.618_033_988_749_895;

    private int _held;
    private uint _number;

    public async ValueTask WaitAsync(CallerBudget caller, CancellationToken cancellationToken)
    {
        if (longest == TimeSpan.Zero || !caller.TryHold(CallerCapacity))
        {
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _held) <= Capacity)
            {
                await Task.Delay(longest * (1 - (Interlocked.Increment(ref _number) * Step % 1 / 2)), time, cancellationToken);
            }
        }
        finally
        {
            Interlocked.Decrement(ref _held);
            caller.EndHold();
        }
    }
}
