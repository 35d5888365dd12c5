namespace Parley.Core.Policy;

/// <summary>Pair states for the life of the process.</summary>
public sealed class InMemoryPairStore : IPairStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<PairKey, PairState> _states = new(PairKeyOrder.Ordinal);

    /// <inheritdoc />
    public ValueTask<PairState> GetAsync(PairKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_states.GetValueOrDefault(key) ?? new PairState(key));
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> TrySaveAsync(PairState state, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var stored = _states.GetValueOrDefault(state.Key)?.Version ?? 0;
            if (stored != state.Version)
            {
                return ValueTask.FromResult(false);
            }

            _states[state.Key] = state with { Version = stored + 1, Refused = [.. state.Refused] };
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<PairState>> ListAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult<IReadOnlyList<PairState>>([.. _states.Values]);
        }
    }
}
