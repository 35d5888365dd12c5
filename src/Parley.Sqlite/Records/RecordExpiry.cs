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

    /// <summary>Works on the next segment behind <paramref name="after"/>; null when there is none left. What is damaged stays as it is: a record, or all of a segment that makes no sense.</summary>
    public ExpiryStep? Next(SqliteSession session, long after)
    {
        if (SegmentRows.NextToExpire(session, after, beforeTicks, redactOnly) is not { } seq)
        {
            return null;
        }

        try
        {
            return Expire(session, SegmentRows.Find(session, seq)!);
        }
        catch (FormatException damage)
        {
            return new ExpiryStep(seq, 0, damage);
        }
    }

    /// <summary>Reads all of the segment before it changes any of it.</summary>
    private ExpiryStep Expire(SqliteSession session, Segment segment)
    {
        var kept = new ArrayBufferWriter<byte>();
        var (changed, position, damage) = (0, 0, (FormatException?)null);
        _draft.Begin(segment.Seq);
        var data = SegmentRows.Data(session, segment.Seq);
        for (var i = 0; i < segment.Records; i++)
        {
            var start = position;
            if (Frame.TryRead(data, ref position, segment.Seq + i, out var record))
            {
                changed += Take(record, segment.Seq + i, kept) ? 1 : 0;
            }
            else
            {
                kept.Write(data.AsSpan(start..position));
                _draft.AddGap();
                damage ??= segment.Damaged(Frame.Damaged(segment.Seq + i));
            }
        }

        kept.Write(data.AsSpan(position));
        if (changed > 0)
        {
            if (damage is not null)
            {
                _draft.AddDamaged(segment, IdsOfDamaged(session, segment, data));
            }

            SegmentRows.Remove(session, segment.Seq);
            if (!_draft.IsEmpty || damage is not null)
            {
                SegmentRows.Add(session, _draft, kept.WrittenSpan);
            }
        }

        return new ExpiryStep(segment.Seq, changed, damage);
    }

    /// <summary>The ids that no sound record has: whoever looks for one of them is to be told of the damage.</summary>
    private static List<uint> IdsOfDamaged(SqliteSession session, Segment segment, byte[] data)
    {
        var ids = SegmentRows.Ids(session, segment.Seq);
        segment.ForEach(data, (_, record, _) => ids.Remove(RecordKey.Of(record).Id));
        return ids;
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
