using Microsoft.Data.Sqlite;
using Parley.Core.Skills;
using Parley.Core.Storage;
using Parley.Protocol.Json;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Stores;

internal sealed class SqliteEffectJournal(StoreGate gate) : IEffectJournal
{
    private const string IsKey = "agent = $1 AND caller = $2 AND exchange_id = $3 AND skill = $4 AND arguments = $5";

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
                $"UPDATE effects SET completed = 1, result = $6 WHERE {IsKey} AND completed = 0",
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
        => gate.WriteAsync(
            session => session.Execute($"DELETE FROM effects WHERE {IsKey} AND completed = 0", key.Agent, key.Caller, key.ExchangeId, key.Skill, key.Arguments),
            Durability.Durable,
            cancellationToken);

    private static EffectEntry Begin(SqliteSession session, EffectKey key, long now)
    {
        var begun = session.Execute(
            """
            INSERT INTO effects (agent, caller, exchange_id, skill, arguments, begun_at, completed)
            VALUES ($1, $2, $3, $4, $5, $6, 0) ON CONFLICT DO NOTHING
            """,
            key.Agent,
            key.Caller,
            key.ExchangeId,
            key.Skill,
            key.Arguments,
            now);
        return begun == 1
            ? new EffectEntry(EffectStatus.Begun) { OtherRuns = CountOthers(session, key) }
            : session.First($"SELECT completed, result FROM effects WHERE {IsKey}", Read, key.Agent, key.Caller, key.ExchangeId, key.Skill, key.Arguments)!;
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
        => row.GetInt64(0) == 0 ? new EffectEntry(EffectStatus.Unknown)
        : new EffectEntry(EffectStatus.Completed, row.IsDBNull(1) ? default : StoredJson.Parse(row.GetString(1)));
}
