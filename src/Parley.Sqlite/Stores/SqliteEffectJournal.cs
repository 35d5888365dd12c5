using Microsoft.Data.Sqlite;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Json;
using Parley.Sqlite.Checking;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Stores;

internal sealed class SqliteEffectJournal(StoreGate gate) : IEffectJournal
{
    private const int ExpireRows = 500;

    private const string Remove =
        """
        DELETE FROM effects WHERE (exchange_id, agent, caller, skill, arguments) IN
            (SELECT exchange_id, agent, caller, skill, arguments FROM effects WHERE begun_at < $1 ORDER BY begun_at LIMIT $2)
        """;

    private const string IsKey = "agent = $1 AND caller = $2 AND exchange_id = $3 AND skill = $4 AND arguments = $5";

    private static readonly CheckedTable Table = CheckedTable.Effects;
    private static readonly string Open = $"""
        INSERT INTO effects (agent, caller, exchange_id, skill, arguments, begun_at, completed, checksum)
        VALUES ($1, $2, $3, $4, $5, $6, 0, {Table.Sum("$3", "$1", "$2", "$4", "$5", "$6", "0", "NULL")}) ON CONFLICT DO NOTHING
        """;

    private static readonly string Close
        = $"UPDATE effects SET completed = 1, result = $6, checksum = {Table.Sum("$3", "$1", "$2", "$4", "$5", "begun_at", "1", "$6")} WHERE {IsKey} AND completed = 0";

    public ValueTask<EffectEntry> BeginAsync(EffectKey key, CancellationToken cancellationToken)
    {
        var now = gate.Now.UtcTicks;
        return gate.WriteAsync(session => Begin(session, key, now), cancellationToken);
    }

    public async ValueTask CompleteAsync(EffectKey key, JsonValue result, CancellationToken cancellationToken)
    {
        var text = result.IsMissing ? null : JsonText.Write(result);
        var changed = await gate.WriteAsync(
            session => session.Execute(
                Close,
                key.Agent,
                key.Caller,
                key.ExchangeId,
                key.Skill,
                key.Arguments,
                text),
            cancellationToken);
        if (changed == 0)
        {
            throw new InvalidOperationException("No run is open under this key; a run is begun once and completed once.");
        }
    }

    public ValueTask AbandonAsync(EffectKey key, CancellationToken cancellationToken)
        => gate.RunAsync(
            session => session.Execute($"DELETE FROM effects WHERE {IsKey} AND completed = 0", key.Agent, key.Caller, key.ExchangeId, key.Skill, key.Arguments),
            cancellationToken);

    /// <summary>In steps, so that other writes get their turn.</summary>
    public async ValueTask<long> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var ticks = before.UtcTicks;
        long total = 0;
        int removed;
        do
        {
            removed = await gate.WriteAsync(session => session.Execute(Remove, ticks, ExpireRows), cancellationToken);
            total += removed;
        }
        while (removed == ExpireRows);
        gate.EmptyLog(cancellationToken);
        return total;
    }

    private static EffectEntry Begin(SqliteSession session, EffectKey key, long now)
    {
        var begun = session.Execute(
            Open,
            key.Agent,
            key.Caller,
            key.ExchangeId,
            key.Skill,
            key.Arguments,
            now);
        return begun == 1
            ? new EffectEntry(EffectStatus.Begun) { OtherRuns = CountOthers(session, key) }
            : session.First($"{Table.Select} WHERE {IsKey}", Table.Checked(Read), key.Agent, key.Caller, key.ExchangeId, key.Skill, key.Arguments)!;
    }

    private static int CountOthers(SqliteSession session, EffectKey key)
        => session.First(
            "SELECT COUNT(*) FROM effects WHERE agent = $1 AND caller = $2 AND exchange_id = $3 AND skill = $4 AND arguments <> $5",
            static row => row.GetInt32(0),
            key.Agent,
            key.Caller,
            key.ExchangeId,
            key.Skill,
            key.Arguments);

    private static EffectEntry Read(SqliteDataReader row)
        => row.GetInt64(6) == 0 ? new EffectEntry(EffectStatus.Unknown)
        : new EffectEntry(EffectStatus.Completed, row.IsDBNull(7) ? default : StoredJson.Parse(row.GetString(7)));
}
