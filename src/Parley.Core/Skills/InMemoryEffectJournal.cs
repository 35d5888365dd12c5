using Parley.Protocol.Json;

namespace Parley.Core.Skills;

/// <summary>A journal for the life of the process. It can't keep a run from happening twice over a restart.</summary>
public sealed class InMemoryEffectJournal(TimeProvider time) : IEffectJournal
{
    private static readonly EffectEntry Open = new(EffectStatus.Unknown);

    private readonly Lock _gate = new();
    private readonly Dictionary<EffectKey, EffectEntry> _entries = [];
    private readonly Dictionary<EffectKey, DateTimeOffset> _begun = [];

    /// <inheritdoc />
    public ValueTask<EffectEntry> BeginAsync(EffectKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_entries.TryAdd(key, Open))
            {
                _begun[key] = time.GetUtcNow();
                var others = _entries.Keys.Count(other => other != key && other with { Arguments = key.Arguments } == key);
                return ValueTask.FromResult(new EffectEntry(EffectStatus.Begun) { OtherRuns = others });
            }

            var entry = _entries[key];
            return ValueTask.FromResult(entry with { Result = entry.Result.DeepClone() });
        }
    }

    /// <inheritdoc />
    public ValueTask CompleteAsync(EffectKey key, JsonValue result, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var completed = new EffectEntry(EffectStatus.Completed, result.DeepClone());
        lock (_gate)
        {
            if (_entries.GetValueOrDefault(key) != Open)
            {
                throw new InvalidOperationException("No run is open under this key; a run is begun once and completed once.");
            }

            _entries[key] = completed;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask AbandonAsync(EffectKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_entries.GetValueOrDefault(key) == Open)
            {
                _entries.Remove(key);
                _begun.Remove(key);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<long> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            var old = _begun.Where(entry => entry.Value < before).Select(entry => entry.Key).ToList();
            old.ForEach(key => _entries.Remove(key));
            old.ForEach(key => _begun.Remove(key));
            return ValueTask.FromResult<long>(old.Count);
        }
    }
}
