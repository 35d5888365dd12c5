using Parley.Protocol.Documents;

namespace Parley.Core.Skills;

/// <summary>Verdicts for the life of the process.</summary>
public sealed class InMemorySuitabilityStore : ISuitabilityStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Agent, string Subject, DocumentHash Hash), Suitability> _verdicts = [];

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
            _verdicts[(agent, subject, hash)] = verdict;
        }

        return ValueTask.CompletedTask;
    }
}
