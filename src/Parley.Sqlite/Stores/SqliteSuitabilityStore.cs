using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Documents;

namespace Parley.Sqlite.Stores;

internal sealed class SqliteSuitabilityStore(StoreGate gate) : ISuitabilityStore
{
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
            session => session.Execute(
                "INSERT OR REPLACE INTO suitabilities (agent, subject, document, suits, reason) VALUES ($1, $2, $3, $4, $5)",
                agent,
                subject,
                hash.ToBytes(),
                verdict.Suits,
                verdict.Reason),
            Durability.Durable,
            cancellationToken);
}
