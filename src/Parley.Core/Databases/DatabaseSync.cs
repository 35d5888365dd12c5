using Parley.Core.Programming;
using Parley.Protocol.Documents;

namespace Parley.Core.Databases;

/// <summary>
/// Brings a database up to date with its neighbours, one hop a call: checksums are compared, and only what lacks moves. What a neighbour sends is checked like
/// anybody's: a text under another's hash, or one without a name, is passed over, and the neighbour is asked again another time.
/// </summary>
public sealed class DatabaseSync(ProtocolDatabase database, IReadOnlyList<DatabaseClient> neighbours)
{
    /// <summary>Texts that are taken from one neighbour in one call: one that floods gets no further.</summary>
    private const int MaxTaken = 1_000;

    /// <summary>Takes what the neighbours have and this database has not. Returns how many documents and routines came.</summary>
    public async ValueTask<int> RunAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var neighbour in neighbours)
        {
            taken += await TakeAsync(neighbour, cancellationToken);
        }

        return taken;
    }

    private async ValueTask<int> TakeAsync(DatabaseClient neighbour, CancellationToken cancellationToken)
    {
        if (!(await neighbour.DigestAsync(cancellationToken)).TryGet(out var theirs, out _) || theirs["digests"].AsObject is not { } sums)
        {
            return 0;
        }

        var (own, taken) = (database.Digest().Parts, 0);
        foreach (var (name, checksum) in sums)
        {
            var known = own.GetValueOrDefault(name);
            if (taken < MaxTaken && known?.Checksum != checksum.AsString && (await neighbour.PartAsync(name, cancellationToken)).TryGet(out var part, out _))
            {
                taken += await TakeAsync(neighbour, part, known ?? new DatabasePart(), MaxTaken - taken, cancellationToken);
            }
        }

        return taken;
    }

    private async ValueTask<int> TakeAsync(DatabaseClient neighbour, DatabasePart theirs, DatabasePart own, int most, CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var hash in theirs.Documents.Except(own.Documents).Take(most))
        {
            taken += await TakeAsync(neighbour, hash, cancellationToken) ? 1 : 0;
        }

        foreach (var (text, ids) in theirs.Routines.Where(routine => !own.Routines.TryGetValue(routine.Key, out var known) || routine.Value.Except(known).Any()).Take(most - taken))
        {
            if (RoutineAddress.TryParse(text, out var address))
            {
                var sources = await neighbour.FindAsync(address, cancellationToken);
                taken += sources.Count(source => ids.Contains(RoutineNames.IdOf(source)) && database.AddRoutine(address, source) is null);
            }
        }

        return taken;
    }

    private async ValueTask<bool> TakeAsync(DatabaseClient neighbour, DocumentHash hash, CancellationToken cancellationToken)
        => (await neighbour.FindTextAsync(hash, cancellationToken)).TryGet(out var text, out _)
            && DocumentHash.Of(text) == hash
            && (await database.AddAsync(text, cancellationToken)).Succeeded;
}
