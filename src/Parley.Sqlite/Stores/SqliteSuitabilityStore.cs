using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.Sqlite.Stores;

/// <summary>Bounded: from time to time refusals that are too many go, whichever; they cost one more look, and strangers can cause any number of them.</summary>
internal sealed class SqliteSuitabilityStore(StoreGate gate) : ISuitabilityStore
{
    /// <summary>Refusals that are kept, give or take <see cref="SavesBetweenChecks"/>.</summary>
    public const int MaxRefusals = 100_000;

    private const int SavesBetweenChecks = 512;

    private int _saves;

    public ValueTask<Suitability?> FindAsync(string agent, string subject, DocumentHash hash, CancellationToken cancellationToken)
        => ValueTask.FromResult(gate.Read(
            session => session.First(
                "SELECT suits, reason FROM suitabilities WHERE agent = $1 AND subject = $2 AND document = $3",
                row => new Suitability(row.GetInt64(0) != 0, row.GetString(1)),
                agent,
                subject,
                hash.ToBytes()),
            cancellationToken));

    public ValueTask SaveAsync(string agent, string subject, DocumentHash hash, Suitability verdict, CancellationToken cancellationToken)
        => gate.WriteAsync(
            session =>
            {
                session.Execute(
                    "INSERT OR REPLACE INTO suitabilities (agent, subject, document, suits, reason) VALUES ($1, $2, $3, $4, $5)",
                    agent,
                    subject,
                    hash.ToBytes(),
                    verdict.Suits,
                    verdict.Reason);
                if (!verdict.Suits && Interlocked.Increment(ref _saves) % SavesBetweenChecks == 0)
                {
                    session.Execute(
                        "DELETE FROM suitabilities WHERE suits = 0 AND (agent, subject, document) NOT IN (SELECT agent, subject, document FROM suitabilities WHERE suits = 0 LIMIT $1)",
                        MaxRefusals);
                }
            },
            Durability.Durable,
            cancellationToken);
}
