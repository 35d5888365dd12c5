using System.Buffers;
using Parley.Core.Costs;
using Parley.Core.Storage;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>Removes or empties records older than a moment, one segment at a time. Segments that hold newer records, too, are rewritten; places stay, so that numbers do.</summary>
internal sealed class RecordExpiry(long beforeTicks, bool redactOnly)
{
    private readonly SegmentDraft _draft = new();
    private readonly FieldWriter _redacted = new();

    /// <summary>Works on the next segment behind <paramref name="after"/>; returns its number and how many records it changed, or null when there is none left.</summary>
    public (long Seq, int Changed)? Next(SqliteSession session, long after)
    {
        if (SegmentRows.NextToExpire(session, after, beforeTicks, redactOnly) is not { } segment)
        {
            return null;
        }

        var kept = new ArrayBufferWriter<byte>();
        var changed = 0;
        _draft.Begin(segment.Seq);
        var data = SegmentRows.Data(session, segment.Seq);
        var position = 0;
        for (var i = 0; i < segment.Records; i++)
        {
            changed += Take(Frame.Read(data, ref position, segment.Seq + i), segment.Seq + i, kept) ? 1 : 0;
        }

        if (changed > 0)
        {
            SegmentRows.Remove(session, segment.Seq);
            if (!_draft.IsEmpty)
            {
                SegmentRows.Add(session, _draft, kept.WrittenSpan);
            }
        }

        return (segment.Seq, changed);
    }

    /// <summary>Keeps, empties or drops one record; true when it is not kept as it was.</summary>
    private bool Take(ReadOnlySpan<byte> record, long seq, ArrayBufferWriter<byte> kept)
    {
        if (record.IsEmpty)
        {
            Keep(record, seq, kept);
            _draft.AddGap();
            return false;
        }

        var key = RecordKey.Of(record);
        if (key.AtTicks >= beforeTicks || (redactOnly && !key.HasContent))
        {
            Keep(record, seq, kept);
            _draft.Add(key);
            return false;
        }

        if (redactOnly)
        {
            _redacted.Clear();
            ExchangeRecordFormat.Redact(record, _redacted);
            Keep(_redacted.Written, seq, kept);
            _draft.Add(key with { HasContent = false });
        }
        else
        {
            Keep([], seq, kept);
            _draft.AddGap();
        }

        return true;
    }

    private static void Keep(ReadOnlySpan<byte> record, long seq, ArrayBufferWriter<byte> kept)
    {
        var frame = kept.GetSpan(Frame.HeadBytes + record.Length);
        Frame.WriteHead(frame, record.Length, Checksum.Of(record), seq);
        record.CopyTo(frame[Frame.HeadBytes..]);
        kept.Advance(Frame.HeadBytes + record.Length);
    }
}
