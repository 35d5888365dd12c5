using Microsoft.Data.Sqlite;
using Parley.Core.Costs;
using Parley.Core.Programming;
using Parley.Core.Storage;
using Parley.Protocol.Documents;
using Parley.Sqlite.Checking;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Stores;

internal sealed class SqliteRoutineStore(StoreGate gate) : IRoutineStore
{
    private const string IsKey = "agent = $1 AND side = $2 AND document = $3 AND subject = $4";

    private static readonly CheckedTable Table = CheckedTable.Routines;
    private static readonly CheckedTable Events = CheckedTable.RoutineEvents;
    private static readonly string Sum = Table.Sum("$1", "$2", "$3", "$4", "$6 + 1", "$5");
    private static readonly string Insert = $"INSERT INTO routines (agent, side, document, subject, version, record, checksum) VALUES ($1, $2, $3, $4, $6 + 1, $5, {Sum}) ON CONFLICT DO NOTHING";
    private static readonly string Update = $"UPDATE routines SET version = $6 + 1, record = $5, checksum = {Sum} WHERE {IsKey} AND version = $6";
    private static readonly string InsertEvent = $"INSERT INTO routine_events (agent, side, document, subject, record, checksum) VALUES ($1, $2, $3, $4, $5, {Events.Sum("$1", "$2", "$3", "$4", "$5")})";

    public ValueTask<RoutineRecord?> FindAsync(RoutineKey key, CancellationToken cancellationToken)
        => ValueTask.FromResult(gate.Read(session => Find(session, key), cancellationToken));

    public ValueTask<bool> TrySaveAsync(RoutineRecord record, IReadOnlyList<RoutineEvent> events, CancellationToken cancellationToken)
    {
        var text = RoutineRecordFormat.Write(record);
        RoutineEvent[] story = [.. events];
        return gate.WriteAsync(
            session =>
            {
                if (Save(session, record.Key, record.Version, text) == 0)
                {
                    return false;
                }

                Array.ForEach(story, happened => Append(session, happened));
                return true;
            },
            cancellationToken);
    }

    public ValueTask AppendEventAsync(RoutineEvent happened, CancellationToken cancellationToken)
        => gate.RunAsync(session => Append(session, happened), cancellationToken);

    public ValueTask<IReadOnlyList<RoutineRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var records = gate.Read(session => session.All(Table.Select, Table.Checked(Read)), cancellationToken);
        return ValueTask.FromResult<IReadOnlyList<RoutineRecord>>([.. records.OrderBy(record => record.Key, RoutineKeyOrder.Ordinal)]);
    }

    public ValueTask<IReadOnlyList<RoutineEvent>> HistoryAsync(RoutineKey key, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<RoutineEvent>>(gate.Read(session => History(session, key), cancellationToken));

    private static RoutineRecord? Find(SqliteSession session, RoutineKey key)
        => session.First(
            $"{Table.Select} WHERE {IsKey}",
            Table.Checked(Read),
            key.Agent,
            key.Side.ToString(),
            key.Document.ToBytes(),
            key.Subject);

    private static List<RoutineEvent> History(SqliteSession session, RoutineKey key)
        => session.All(
            $"{Events.Select} WHERE {IsKey} ORDER BY seq",
            Events.Checked(row => RoutineEventFormat.Read(key, StoredJson.Parse(row.GetString(4)))),
            key.Agent,
            key.Side.ToString(),
            key.Document.ToBytes(),
            key.Subject);

    private static int Save(SqliteSession session, RoutineKey key, long version, string text)
        => session.Execute(version == 0 ? Insert : Update, key.Agent, key.Side.ToString(), key.Document.ToBytes(), key.Subject, text, version);

    private static void Append(SqliteSession session, RoutineEvent happened)
        => session.Execute(
            InsertEvent,
            happened.Key.Agent,
            happened.Key.Side.ToString(),
            happened.Key.Document.ToBytes(),
            happened.Key.Subject,
            RoutineEventFormat.Write(happened));

    private static RoutineRecord Read(SqliteDataReader row)
    {
        var side = Enum.TryParse<Side>(row.GetString(1), out var known) ? known : throw new FormatException("A routine's side can't be read.");
        var key = new RoutineKey(row.GetString(0), side, new DocumentHash(row.GetFieldValue<byte[]>(2)), row.GetString(3));
        return RoutineRecordFormat.Read(key, row.GetInt64(4), StoredJson.Parse(row.GetString(5)));
    }
}
