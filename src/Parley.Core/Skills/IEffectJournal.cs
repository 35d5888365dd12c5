using Parley.Protocol.Json;

namespace Parley.Core.Skills;

/// <summary>
/// Remembers runs of skills with an effect, so that none runs twice for one exchange, not even over a crash.
/// An entry is on disk before the tool starts and again before its result is used.
/// </summary>
public interface IEffectJournal
{
    /// <summary>Opens an entry, or returns what an earlier attempt with the same key left.</summary>
    ValueTask<EffectEntry> BeginAsync(EffectKey key, CancellationToken cancellationToken);

    /// <summary>Keeps the result for later attempts. Throws <see cref="InvalidOperationException"/> when no run is open under the key.</summary>
    ValueTask CompleteAsync(EffectKey key, JsonValue result, CancellationToken cancellationToken);

    /// <summary>Removes an entry whose tool is known not to have done anything. A completed entry stays.</summary>
    ValueTask AbandonAsync(EffectKey key, CancellationToken cancellationToken);

    /// <summary>Forgets runs that began before the moment, whatever became of them: an attempt that comes later runs anew. Returns how many.</summary>
    ValueTask<long> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
