using Microsoft.Data.Sqlite;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Sqlite.Checking;

namespace Parley.Sqlite.Stores;

/// <summary>Bounded: from time to time refusals that are too many go, whichever; they cost one more look, and strangers can cause any number of them.</summary>
internal sealed class SqliteSuitabilityStore(StoreGate gate) : ISuitabilityStore
{
    /// <summary>Refusals that are kept, give or take <see cref="SavesBetweenChecks"/>.</summary>
    public const int MaxRefusals = 100_000;

    private const int SavesBetweenChecks = 512;

    private static readonly CheckedTable Table = CheckedTable.Suitabilities;
    private static readonly string Insert = $"INSERT OR REPLACE INTO suitabilities (agent, subject, document, suits, reason, checksum) VALUES ($1, $2, $3, $4, $5, {Table.Sum("$1", "$2", "$3", "$4", "$5")})";

    private int _saves;

    public ValueTask<Suitability?> FindAsync(string agent, string subject, DocumentHash hash, CancellationToken cancellationToken)
        => ValueTask.FromResult(gate.Read(
            session => session.First($"{Table.Select} WHERE agent = $1 AND subject = $2 AND document = $3", Table.Checked(Read), agent, subject, hash.ToBytes()),
            cancellationToken));

    public ValueTask SaveAsync(string agent, string subject, DocumentHash hash, Suitability verdict, CancellationToken cancellationToken)
        => gate.RunAsync(
            session =>
            {
                session.Execute(Insert, agent, subject, hash.ToBytes(), verdict.Suits, verdict.Reason);
                if (!verdict.Suits && Interlocked.Increment(ref _saves) % SavesBetweenChecks == 0)
                {
                    session.Execute(
                        "DELETE FROM suitabilities WHERE suits = 0 AND (agent, subject, document) NOT IN (SELECT agent, subject, document FROM suitabilities WHERE suits = 0 LIMIT $1)",
                        MaxRefusals);
                }
            },
            cancellationToken);

    private static Suitability Read(SqliteDataReader row) => new(row.GetInt64(3) != 0, row.GetString(4));
}
