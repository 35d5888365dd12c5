using Microsoft.Data.Sqlite;
using Parley.Core.Policy;
using Parley.Core.Storage;
using Parley.Sqlite.Checking;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Stores;

internal sealed class SqlitePairStore(StoreGate gate) : IPairStore
{
    private static readonly CheckedTable Table = CheckedTable.Pairs;
    private static readonly string Sum = Table.Sum("$1", "$2", "$3", "$5 + 1", "$4");
    private static readonly string Insert = $"INSERT INTO pairs (agent, peer, task, version, record, checksum) VALUES ($1, $2, $3, $5 + 1, $4, {Sum}) ON CONFLICT DO NOTHING";
    private static readonly string Update = $"UPDATE pairs SET version = $5 + 1, record = $4, checksum = {Sum} WHERE agent = $1 AND peer = $2 AND task = $3 AND version = $5";

    public ValueTask<PairState> GetAsync(PairKey key, CancellationToken cancellationToken)
        => ValueTask.FromResult(gate.Read(session => Find(session, key), cancellationToken) ?? new PairState(key));

    public ValueTask<bool> TrySaveAsync(PairState state, CancellationToken cancellationToken)
    {
        var text = PairStateFormat.Write(state);
        return gate.WriteAsync(session => Save(session, state.Key, state.Version, text) == 1, cancellationToken);
    }

    public ValueTask<IReadOnlyList<PairState>> ListAsync(CancellationToken cancellationToken)
    {
        var states = gate.Read(session => session.All(Table.Select, Table.Checked(Read)), cancellationToken);
        return ValueTask.FromResult<IReadOnlyList<PairState>>([.. states.OrderBy(state => state.Key, PairKeyOrder.Ordinal)]);
    }

    private static PairState? Find(SqliteSession session, PairKey key)
        => session.First(
            $"{Table.Select} WHERE agent = $1 AND peer = $2 AND task = $3",
            Table.Checked(Read),
            key.Agent,
            key.Peer,
            key.Task);

    private static int Save(SqliteSession session, PairKey key, long version, string text)
        => session.Execute(version == 0 ? Insert : Update, key.Agent, key.Peer, key.Task, text, version);

    private static PairState Read(SqliteDataReader row)
        => PairStateFormat.Read(new PairKey(row.GetString(0), row.GetString(1), row.GetString(2)), row.GetInt64(3), StoredJson.Parse(row.GetString(4)));
}
