using Parley.Protocol.Documents;

namespace Parley.Core.Skills;

/// <summary>Verdicts for the life of the process. Bounded: where a new one has no room, the oldest refusal goes, because a document in use is worth more than one that was turned away.</summary>
public sealed class InMemorySuitabilityStore : ISuitabilityStore
{
    /// <summary>Verdicts that are kept.</summary>
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Agent, string Subject, DocumentHash Hash), Suitability> _verdicts = [];
    private readonly Queue<(string Agent, string Subject, DocumentHash Hash)> _refusals = [];

    /// <inheritdoc />
    public ValueTask<Suitability?> FindAsync(string agent, string subject, DocumentHash hash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(_verdicts.GetValueOrDefault((agent, subject, hash)));
        }
    }

    /// <inheritdoc />
    public ValueTask SaveAsync(string agent, string subject, DocumentHash hash, Suitability verdict, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (_verdicts.Count >= Capacity)
            {
                MakeRoom();
            }

            var isNew = !_verdicts.ContainsKey((agent, subject, hash));
            _verdicts[(agent, subject, hash)] = verdict;
            if (isNew && !verdict.Suits)
            {
                _refusals.Enqueue((agent, subject, hash));
            }
        }

        return ValueTask.CompletedTask;
    }

    private void MakeRoom()
    {
        while (_refusals.TryDequeue(out var oldest))
        {
            if (_verdicts.TryGetValue(oldest, out var verdict) && !verdict.Suits)
            {
                _verdicts.Remove(oldest);
                return;
            }
        }

        // Agreements alone: they are made one by one and paid for, so that this many are years of them. All are judged anew.
        _verdicts.Clear();
    }
}
