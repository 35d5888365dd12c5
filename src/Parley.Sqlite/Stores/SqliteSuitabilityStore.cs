using Microsoft.Data.Sqlite;
using Parley.Core.Skills;
using Parley.Protocol.Documents;
using Parley.Sqlite.Checking;

namespace Parley.Sqlite.Stores;

internal sealed class SqliteSuitabilityStore(StoreGate gate) : ISuitabilityStore
{
    private static readonly CheckedTable Table = CheckedTable.Suitabilities;
    private static readonly string Insert = $"INSERT OR REPLACE INTO suitabilities (agent, subject, document, suits, reason, checksum) VALUES ($1, $2, $3, $4, $5, {Table.Sum("$1", "$2", "$3", "$4", "$5")})";

    public ValueTask<Suitability?> FindAsync(string agent, string subject, DocumentHash hash, CancellationToken cancellationToken)
        => ValueTask.FromResult(gate.Read(
            session => session.First($"{Table.Select} WHERE agent = $1 AND subject = $2 AND document = $3", Table.Checked(Read), agent, subject, hash.ToBytes()),
            cancellationToken));

    public ValueTask SaveAsync(string agent, string subject, DocumentHash hash, Suitability verdict, CancellationToken cancellationToken)
        => gate.RunAsync(session => session.Execute(Insert, agent, subject, hash.ToBytes(), verdict.Suits, verdict.Reason), cancellationToken);

    private static Suitability Read(SqliteDataReader row) => new(row.GetInt64(3) != 0, row.GetString(4));
}
