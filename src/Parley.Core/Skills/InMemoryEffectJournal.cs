using Parley.Protocol.Json;

namespace Parley.Core.Skills;

/// <summary>A journal for the life of the process. It can't keep a run from happening twice over a restart.</summary>
public sealed class InMemoryEffectJournal(TimeProvider time) : IEffectJournal
{
    private readonly Lock _gate = new();
    private readonly Dictionary<EffectKey, Dictionary<string, Run>> _runs = [];

    /// <inheritdoc />
    public ValueTask<EffectEntry> BeginAsync(EffectKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (!_runs.TryGetValue(Group(key), out var runs))
            {
                _runs.Add(Group(key), runs = new Dictionary<string, Run>(StringComparer.Ordinal));
            }

            if (runs.TryGetValue(key.Arguments, out var run))
            {
                return ValueTask.FromResult(run.Completed is { } completed ? completed with { Result = completed.Result.DeepClone() } : new EffectEntry(EffectStatus.Unknown));
            }

            runs.Add(key.Arguments, new Run(time.GetUtcNow(), null));
            return ValueTask.FromResult(new EffectEntry(EffectStatus.Begun) { OtherRuns = runs.Count - 1 });
        }
    }

    /// <inheritdoc />
    public ValueTask CompleteAsync(EffectKey key, JsonValue result, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var completed = new EffectEntry(EffectStatus.Completed, result.DeepClone());
        lock (_gate)
        {
            if (!TryGetOpen(key, out var runs, out var run))
            {
                throw new InvalidOperationException("No run is open under this key; a run is begun once and completed once.");
            }

            runs[key.Arguments] = run with { Completed = completed };
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask AbandonAsync(EffectKey key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (TryGetOpen(key, out var runs, out _))
            {
                Remove(Group(key), runs, key.Arguments);
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
            var old = (from runs in _runs from run in runs.Value where run.Value.Begun < before select (Group: runs.Key, Runs: runs.Value, Arguments: run.Key)).ToList();
            old.ForEach(run => Remove(run.Group, run.Runs, run.Arguments));
            return ValueTask.FromResult<long>(old.Count);
        }
    }

    private bool TryGetOpen(EffectKey key, out Dictionary<string, Run> runs, out Run run)
    {
        run = default;
        return _runs.TryGetValue(Group(key), out runs!) && runs.TryGetValue(key.Arguments, out run) && run.Completed is null;
    }

    private void Remove(EffectKey group, Dictionary<string, Run> runs, string arguments)
    {
        runs.Remove(arguments);
        if (runs.Count == 0)
        {
            _runs.Remove(group);
        }
    }

    /// <summary>Runs of one exchange and skill lie together: how many there are with other arguments is asked on each.</summary>
    private static EffectKey Group(EffectKey key) => key with { Arguments = "" };

    private readonly record struct Run(DateTimeOffset Begun, EffectEntry? Completed);
}
