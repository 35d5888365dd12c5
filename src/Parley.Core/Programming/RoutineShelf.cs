namespace Parley.Core.Programming;

/// <summary>Puts the ends of climbs into the store, each with its line of the story.</summary>
internal sealed class RoutineShelf(IRoutineStore store, TimeProvider time)
{
    private const int MaxRaces = 8;

    /// <summary>Why no climb begins, or null.</summary>
    public static ClimbResult? Refusal(RoutineRecord? standing) => standing switch
    {
        { Status: RoutineStatus.Live, IsRepairDue: false } => new ClimbResult(ClimbStatus.Live, "", 0) { Routine = standing },
        { Status: RoutineStatus.Disabled } => new ClimbResult(ClimbStatus.Refused, "A person has disabled this routine.", 0) { Routine = standing },
        { Pinned: true } => new ClimbResult(ClimbStatus.Refused, "A person has pinned this routine.", 0) { Routine = standing },
        { Status: RoutineStatus.AwaitingApproval } => new ClimbResult(ClimbStatus.AwaitingApproval, "A verified routine waits for approval.", 0) { Routine = standing },
        _ => null,
    };

    public static RoutineRecord Record(
        RoutineKey key, RoutineRecord? standing, string source, string author, bool waits, IReadOnlyList<Evidence> evidence, DateTimeOffset now) => new(key)
    {
        Version = standing?.Version ?? 0,
        Id = RoutineNames.IdOf(source),
        Source = source,
        Status = waits ? RoutineStatus.AwaitingApproval : RoutineStatus.Live,
        Author = author,
        WrittenAt = now,
        Evidence = evidence,
        Failures = standing?.Failures ?? 0,
        LastFailure = standing?.LastFailure,
    };

    /// <summary>Stores a routine that passed in the place of the one for which it was written. What somebody else has put there, or decided about it, since stands.</summary>
    public async ValueTask<ClimbResult> SaveAsync(RoutineRecord record, RoutineRecord? standing, string reason, ClimbResult climb, CancellationToken cancellationToken)
    {
        var live = record.Status == RoutineStatus.Live;
        var proof = string.Join("; ", record.Evidence.Select(evidence => $"{evidence.Kind}: {evidence.Detail} ({evidence.Cases} cases)"));
        RoutineEvent[] story =
        [
            Event(record.Key, record.Id, "written", $"by {record.Author}, attempt {climb.Attempts}"),
            live ? Event(record.Key, record.Id, "promoted", proof) : Event(record.Key, record.Id, "awaiting-approval", reason.Length == 0 ? proof : reason),
        ];
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await store.TrySaveAsync(record, story, cancellationToken))
            {
                return climb with { Status = live ? ClimbStatus.Live : ClimbStatus.AwaitingApproval, Reason = reason, Routine = record with { Version = record.Version + 1 } };
            }

            if (await store.FindAsync(record.Key, cancellationToken) is not { } now || !IsAsWhenBegun(standing, now))
            {
                break;
            }

            // It failed for one more caller meanwhile.
            record = record with { Version = now.Version, Failures = now.Failures, LastFailure = now.LastFailure };
        }

        var theirs = await store.FindAsync(record.Key, cancellationToken);
        var outcome = Refusal(theirs) ?? new ClimbResult(ClimbStatus.Rejected, "The routine was changed by somebody else during the climb.", 0) { Routine = theirs };
        return climb with { Status = outcome.Status, Reason = outcome.Reason, Routine = theirs };
    }

    /// <summary>Whether a repair is still wanted, and no person has put the routine live again, for all that is known of it.</summary>
    private static bool IsAsWhenBegun(RoutineRecord? standing, RoutineRecord now)
        => standing is not null && now.Id == standing.Id && Refusal(now) is null && (now.Status == standing.Status || now.Status == RoutineStatus.Demoted);

    public ValueTask RejectAsync(RoutineKey key, string source, IReadOnlyList<string> failures, CancellationToken cancellationToken)
        => store.AppendEventAsync(Event(key, RoutineNames.IdOf(source), "rejected", string.Join('\n', failures)), cancellationToken);

    private RoutineEvent Event(RoutineKey key, string id, string kind, string text) => new(key, id, time.GetUtcNow(), kind, text);
}
