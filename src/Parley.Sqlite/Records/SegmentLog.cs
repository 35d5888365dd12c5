using System.Runtime.InteropServices;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>The writing end of the segments. Each batch becomes a segment, or several when it is large; small ones are joined later.</summary>
internal sealed class SegmentLog
{
    public const int MaxRecords = 1024;

    /// <summary>Small enough that reading one makes no large object.</summary>
    public const int MaxBytes = 80_000;

    private readonly SegmentDraft _draft = new();
    private readonly SegmentJoin _join = new();

    /// <param name="data">Frames, one behind the other; their heads are written here, because they hold the records' numbers.</param>
    public void Append(SqliteSession session, Span<byte> data, List<BatchedRecord> records)
    {
        var seq = SegmentRows.NextSeq(session);
        var (first, start) = (0, 0);
        _draft.Begin(seq);
        for (var i = 0; i < records.Count; i++)
        {
            var record = CollectionsMarshal.AsSpan(records)[i];
            if (i > first && (i - first == MaxRecords || record.End - start > MaxBytes))
            {
                SegmentRows.Add(session, _draft, data[start..record.Start]);
                (first, start) = (i, record.Start);
                _draft.Begin(seq + i);
            }

            Frame.WriteHead(data[record.Start..], record.Length, record.Checksum, seq + i);
            _draft.Add(record.Key);
        }

        SegmentRows.Add(session, _draft, data[start..records[^1].End]);
        _join.AfterAppend(session, records.Count - first);
    }
}
