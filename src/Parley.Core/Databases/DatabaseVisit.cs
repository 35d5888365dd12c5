using Parley.Core.Diagnostics;
using Parley.Core.Programming;
using Parley.Protocol.Documents;

namespace Parley.Core.Databases;

/// <summary>One look at a neighbour: what it lists and this database lacks is fetched, checked and kept, until there is no more, or enough questions were asked, or too many answers were wrong.</summary>
internal sealed class DatabaseVisit(ProtocolDatabase database, DatabaseClient neighbour)
{
    /// <summary>Questions in one visit: one that floods gets no further, the next visit goes on behind it.</summary>
    public const int MaxAsked = 1_000;

    /// <summary>Answers that were wrong, late or missing: one that lies isn't asked for the rest.</summary>
    public const int MaxWrong = 8;

    private int _asked;

    /// <summary>Answers that were wrong, late or missing.</summary>
    public int Wrong { get; private set; }

    /// <summary>Documents and routines that came.</summary>
    public int Taken { get; private set; }

    /// <summary>The last part that was looked into; null when all were.</summary>
    public string? StoppedAt { get; private set; }

    private bool IsOver => _asked >= MaxAsked || Wrong >= MaxWrong;

    /// <param name="after">The part behind which the last visit stopped; null for the first.</param>
    public async ValueTask RunAsync(string? after, CancellationToken cancellationToken)
    {
        StoppedAt = after;
        _asked++;
        if (!(await neighbour.DigestAsync(cancellationToken)).TryGet(out var theirs, out _))
        {
            Wrong++;
            return;
        }

        var own = database.Digest().Checksums;
        foreach (var (part, _) in theirs.Checksums.Where(entry => own.GetValueOrDefault(entry.Key) != entry.Value).OrderBy(entry => string.CompareOrdinal(entry.Key, after) <= 0))
        {
            StoppedAt = part;
            await TakeAsync(part, cancellationToken);
            if (IsOver)
            {
                return;
            }
        }

        StoppedAt = null;
    }

    private async ValueTask TakeAsync(string name, CancellationToken cancellationToken)
    {
        _asked++;
        if (!(await neighbour.PartAsync(name, cancellationToken)).TryGet(out var part, out _))
        {
            Wrong++;
            return;
        }

        foreach (var hash in part.Documents)
        {
            if (!IsOver && database.Wants(hash))
            {
                Note(await TakeAsync(hash, cancellationToken));
            }
        }

        foreach (var (hex, ids) in part.Routines)
        {
            foreach (var id in ids)
            {
                if (!IsOver && RoutineAddress.TryParse(hex, out var address) && database.Wants(address, id))
                {
                    Note(await TakeAsync(address, id, cancellationToken));
                }
            }
        }
    }

    private async ValueTask<ParleyError?> TakeAsync(DocumentHash hash, CancellationToken cancellationToken)
        => !(await neighbour.FindTextAsync(hash, cancellationToken)).TryGet(out var text, out var error) ? error
            : DocumentHash.Of(text) != hash ? new ParleyError(ParleyErrorCode.HashMismatch, $"The text isn't that of {hash}.")
            : (await database.AddAsync(text, cancellationToken)).Error;

    private async ValueTask<ParleyError?> TakeAsync(RoutineAddress address, string id, CancellationToken cancellationToken)
        => !(await neighbour.FindSourceAsync(address, id, cancellationToken)).TryGet(out var source, out var error) ? error
            : RoutineNames.IdOf(source) != id ? new ParleyError(ParleyErrorCode.HashMismatch, $"The source isn't that of {id}.")
            : await database.AddRoutineAsync(address, source, cancellationToken);

    private void Note(ParleyError? error)
    {
        _asked++;
        Taken += error is null ? 1 : 0;
        // That something is too large or too much for this database is no fault of the neighbour's.
        Wrong += error is null or { Code: ParleyErrorCode.TooLarge or ParleyErrorCode.BudgetExceeded } ? 0 : 1;
    }
}
