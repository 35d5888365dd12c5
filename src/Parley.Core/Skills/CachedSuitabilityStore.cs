using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.Core.Skills;

/// <summary>A store of verdicts that reads each once, not with every request of its document.</summary>
public sealed class CachedSuitabilityStore(ISuitabilityStore store, TimeProvider time, StoreWrites writes) : ISuitabilityStore
{
    private const int Capacity = 4096;

    private readonly ReadCache<(string Agent, string Subject, DocumentHash Hash), Suitability> _cache = new(time, Capacity, writes);

    /// <inheritdoc />
    public ValueTask<Suitability?> FindAsync(string agent, string subject, DocumentHash hash, CancellationToken cancellationToken)
        => _cache.TryGet((agent, subject, hash), out var known) ? new(known) : ReadAsync(agent, subject, hash, cancellationToken);

    /// <inheritdoc />
    public async ValueTask SaveAsync(string agent, string subject, DocumentHash hash, Suitability verdict, CancellationToken cancellationToken)
        => await _cache.WriteAsync((agent, subject, hash), async () =>
        {
            await store.SaveAsync(agent, subject, hash, verdict, cancellationToken);
            return true;
        });

    private ValueTask<Suitability?> ReadAsync(string agent, string subject, DocumentHash hash, CancellationToken cancellationToken)
        => _cache.ReadAsync((agent, subject, hash), () => store.FindAsync(agent, subject, hash, cancellationToken));
}
