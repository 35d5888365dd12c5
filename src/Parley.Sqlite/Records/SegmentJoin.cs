using System.Buffers;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>
/// Joins small segments at the end of the log, so that a search has few to look at however records came: sixteen tiny ones into one, later thirty-two small ones into large ones.
/// A record is rewritten twice at most. The old rows go first, so that the new one takes their pages and nothing stays behind in free ones.
/// </summary>
internal sealed class SegmentJoin
{
    private const int TinyRecords = 16;
    private const int SmallRecords = 256;
    private const int SmallBytes = SegmentLog.MaxBytes / 2;
    private const int TinyRun = 16;
    private const int SmallRun = 32;

    private readonly SegmentDraft _draft = new();
    private int _sinceLook;

    /// <param name="records">How many the newest segment has.</param>
    public void AfterAppend(SqliteSession session, int records)
    {
        if (records >= SmallRecords || ++_sinceLook < TinyRun)
        {
            return;
        }

        _sinceLook = 0;
        try
        {
            JoinRun(session, TinyRecords, TinyRun);
            JoinRun(session, SmallRecords, SmallRun);
        }
        catch (FormatException)
        {
            // One of them is damaged, which whoever reads it is told. New records are written all the same.
        }
    }

    private void JoinRun(SqliteSession session, int below, int least)
    {
        var run = new List<Segment>();
        foreach (var segment in SegmentRows.Last(session, SmallRun + TinyRun))
        {
            var isNext = run.Count == 0 || segment.Seq + segment.Records == run[^1].Seq;
            if (!isNext || segment.Records >= below || segment.DataBytes >= SmallBytes)
            {
                break;
            }

            run.Add(segment);
        }

        if (run.Count >= least)
        {
            run.Reverse();
            Join(session, run);
        }
    }

    private void Join(SqliteSession session, List<Segment> run)
    {
        var joined = new ArrayBufferWriter<byte>(SmallBytes);
        var from = 0;
        while (from < run.Count)
        {
            joined.ResetWrittenCount();
            var to = from;
            var records = 0;
            while (to < run.Count && (to == from || (records + run[to].Records <= SegmentLog.MaxRecords && joined.WrittenCount + run[to].DataBytes <= SegmentLog.MaxBytes)))
            {
                joined.Write(SegmentRows.Data(session, run[to].Seq));
                records += run[to++].Records;
            }

            if (to - from > 1)
            {
                Replace(session, run[from..to], joined.WrittenSpan);
            }

            from = to;
        }
    }

    private void Replace(SqliteSession session, List<Segment> parts, ReadOnlySpan<byte> data)
    {
        _draft.Begin(parts[0].Seq);
        var position = 0;
        foreach (var part in parts)
        {
            for (var i = 0; i < part.Records; i++)
            {
                // Read, not copied blindly: damage must not be carried on under a checksum that fits.
                var record = Frame.Read(data, ref position, part.Seq + i);
                if (record.IsEmpty)
                {
                    _draft.AddGap();
                }
                else
                {
                    _draft.Add(RecordKey.Of(record));
                }
            }
        }

        parts.ForEach(part => SegmentRows.Remove(session, part.Seq));
        SegmentRows.Add(session, _draft, data);
    }
}
