using Parley.Core.Costs;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>
/// Every record in the order of times, a segment at a time, so that no lock and no snapshot is held meanwhile. Segments overlap in time a little: a record is given out
/// once no segment that is still to come can begin before it. Should a segment be joined to others on the way, the rest is planned anew behind the last record given out.
/// </summary>
internal sealed class RecordScan
{
    private readonly PriorityQueue<FoundRecord, (long At, long Seq)> _waiting = new();
    private Queue<(long Seq, long FirstAt)>? _plan;
    private (long At, long Seq) _last = (long.MinValue, long.MinValue);

    /// <summary>The next records; null when there are no more.</summary>
    public List<ExchangeRecord>? Next(SqliteSession session) => session.Snapshot(Step);

    private List<ExchangeRecord>? Step(SqliteSession session)
    {
        _plan ??= Plan(session);
        if (!_plan.TryDequeue(out var next))
        {
            return _waiting.Count == 0 ? null : Ripe(long.MaxValue);
        }

        if (SegmentRows.Find(session, next.Seq) is { } segment)
        {
            var found = new List<FoundRecord>();
            RecordSearch.Collect(session, segment, static (in ExchangeRecordHead _) => true, found);
            foreach (var record in found.Where(record => (record.AtTicks, record.Seq).CompareTo(_last) > 0))
            {
                _waiting.Enqueue(record, (record.AtTicks, record.Seq));
            }
        }
        else
        {
            _waiting.Clear();
            _plan = Plan(session);
        }

        return Ripe(_plan.TryPeek(out var following) ? following.FirstAt : long.MaxValue);
    }

    private List<ExchangeRecord> Ripe(long before)
    {
        var ripe = new List<ExchangeRecord>();
        while (_waiting.TryPeek(out _, out var place) && (place.At < before || before == long.MaxValue))
        {
            ripe.Add(_waiting.Dequeue().Read());
            _last = place;
        }

        return ripe;
    }

    private Queue<(long Seq, long FirstAt)> Plan(SqliteSession session)
        => new(SegmentRows.All(session, segment => segment.LastAt >= _last.At).OrderBy(segment => segment.FirstAt).ThenBy(segment => segment.Seq).Select(segment => (segment.Seq, segment.FirstAt)));
}
