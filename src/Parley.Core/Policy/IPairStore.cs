namespace Parley.Core.Policy;

/// <summary>Pair states, with compare-and-set on <see cref="PairState.Version"/>.</summary>
public interface IPairStore
{
    /// <summary>The stored state, or a new one of version 0.</summary>
    ValueTask<PairState> GetAsync(PairKey key, CancellationToken cancellationToken);

    /// <summary>Stores <paramref name="state"/> with version + 1 if the stored version still equals its version; otherwise false.</summary>
    ValueTask<bool> TrySaveAsync(PairState state, CancellationToken cancellationToken);

    /// <summary>All pairs, in the order of their keys.</summary>
    ValueTask<IReadOnlyList<PairState>> ListAsync(CancellationToken cancellationToken);
}
