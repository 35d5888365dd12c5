using System.Text;
using Microsoft.Data.Sqlite;
using Parley.Core.Databases;
using Parley.Core.Programming;
using Parley.Sqlite.Checking;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Stores;

internal sealed class SqliteRoutineArchive(StoreGate gate) : IRoutineArchive
{
    private static readonly CheckedTable Table = CheckedTable.ArchivedRoutines;
    private static readonly string Insert = $"INSERT INTO archived_routines VALUES ($1, $2, $3, $4, {Table.Sum("$1", "$2", "$3", "$4")}) ON CONFLICT DO NOTHING";

    public ValueTask AddAsync(ArchivedRoutine routine, CancellationToken cancellationToken)
        => gate.RunAsync(
            session => session.Execute(Insert, routine.Address.Hex, routine.Id, Encoding.UTF8.GetBytes(routine.Source), routine.AddedAt.UtcTicks),
            cancellationToken);

    public ValueTask<ArchivedRoutine?> FindAsync(RoutineAddress address, string id, CancellationToken cancellationToken)
        => ValueTask.FromResult(gate.Read(session => session.First($"{Table.Select} WHERE address = $1 AND id = $2", Table.Checked(Read), address.Hex, id), cancellationToken));

    public ValueTask<IReadOnlyList<ArchivedRoutine>> ListAsync(ArchivedRoutine? after, int limit, CancellationToken cancellationToken)
        => ValueTask.FromResult<IReadOnlyList<ArchivedRoutine>>(gate.Read(session => List(session, after, limit), cancellationToken));

    private static List<ArchivedRoutine> List(SqliteSession session, ArchivedRoutine? after, int limit)
        => session.All($"{Table.Select} WHERE (address, id) > ($1, $2) ORDER BY address, id LIMIT $3", Table.Checked(Read), after?.Address.Hex ?? "", after?.Id ?? "", Math.Max(limit, 0));

    private static ArchivedRoutine Read(SqliteDataReader row)
    {
        if (!RoutineAddress.TryParse(row.GetString(0), out var address))
        {
            throw new FormatException($"'{row.GetString(0)}' is no routine's address.");
        }

        var routine = new ArchivedRoutine(address, Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(2)), new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero));
        return routine.Id == row.GetString(1) ? routine : throw new FormatException($"The source of routine {row.GetString(1)} was changed in the file.");
    }
}
