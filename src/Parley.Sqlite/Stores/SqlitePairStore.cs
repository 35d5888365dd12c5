using Microsoft.Data.Sqlite;
using Parley.Core.Policy;
using Parley.Core.Storage;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Stores;

internal sealed class SqlitePairStore(StoreGate gate) : IPairStore
{
    public ValueTask<PairState> GetAsync(PairKey key, CancellationToken cancellationToken)
        => ValueTask.FromResult(gate.Read(session => Find(session, key), cancellationToken) ?? new PairState(key));

    public ValueTask<bool> TrySaveAsync(PairState state, CancellationToken cancellationToken)
    {
        var text = PairStateFormat.Write(state);
        return gate.WriteAsync(session => Save(session, state.Key, state.Version, text) == 1, cancellationToken);
    }

    public ValueTask<IReadOnlyList<PairState>> ListAsync(CancellationToken cancellationToken)
    {
        var states = gate.Read(session => session.All("SELECT agent, peer, task, version, record FROM pairs", Read), cancellationToken);
        return ValueTask.FromResult<IReadOnlyList<PairState>>([.. states.OrderBy(state => state.Key, PairKeyOrder.Ordinal)]);
    }

    private static PairState? Find(SqliteSession session, PairKey key)
        => session.First(
            "SELECT agent, peer, task, version, record FROM pairs WHERE agent = $1 AND peer = $2 AND task = $3",
            Read,
            key.Agent,
            key.Peer,
            key.Task);

    private static int Save(SqliteSession session, PairKey key, long version, string text)
    {
        var sql = version == 0
            ? "INSERT INTO pairs (agent, peer, task, version, record) VALUES ($1, $2, $3, $5 + 1, $4) ON CONFLICT DO NOTHING"
            : "UPDATE pairs SET version = version + 1, record = $4 WHERE agent = $1 AND peer = $2 AND task = $3 AND version = $5";
        return session.Execute(sql, key.Agent, key.Peer, key.Task, text, version);
    }

    private static PairState Read(SqliteDataReader row)
        => PairStateFormat.Read(new PairKey(row.GetString(0), row.GetString(1), row.GetString(2)), row.GetInt64(3), StoredJson.Parse(row.GetString(4)));
}
