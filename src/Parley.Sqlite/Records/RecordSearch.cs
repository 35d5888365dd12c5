using System.Text;
using Parley.Core.Costs;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>Finds records in the segments of one connection, at one moment.</summary>
internal static class RecordSearch
{
    /// <summary>In the order of their times. A damaged record hides none of another id.</summary>
    public static List<ExchangeRecord> WithId(SqliteSession session, string id)
    {
        var utf8 = Encoding.UTF8.GetBytes(id);
        var checksum = Checksum.Of(utf8);
        var found = new List<FoundRecord>();
        SegmentRows.WithId(session, checksum, (seq, count) =>
        {
            HeadFilter isCandidate = (in ExchangeRecordHead head) => Checksum.Of(head.Id) == checksum && count-- > 0 && head.Id.SequenceEqual(utf8);
            if (Read(session, SegmentRows.Find(session, seq)!, isCandidate, found) is { } damage && count > 0)
            {
                throw damage;
            }
        });

        found.Sort();
        return [.. found.Select(record => record.Read())];
    }

    /// <summary>The newest first. Segments are looked at from the latest time on, until no other can hold a newer record than those found.</summary>
    public static List<ExchangeRecord> Newest(SqliteSession session, ExchangeQuery query)
    {
        var limit = Math.Max(query.Limit, 0);
        var filter = new RecordFilter(query);
        var found = new List<FoundRecord>();
        SegmentRows.NewestFirst(session, segment =>
        {
            if (limit == 0 || (found.Count == limit && segment.LastAt < found[0].AtTicks))
            {
                return false;
            }

            if (segment.MayHold(filter))
            {
                Collect(session, segment, filter.Accepts, found);
                found.Sort();
                found.RemoveRange(0, Math.Max(found.Count - limit, 0));
            }

            return true;
        });
        found.Reverse();
        return [.. found.Select(record => record.Read())];
    }

    /// <summary>Adds what is accepted. Throws <see cref="FormatException"/> that names the row when a record of the segment is damaged: it might be one that is wanted.</summary>
    public static void Collect(SqliteSession session, Segment segment, HeadFilter accepts, List<FoundRecord> found)
    {
        if (Read(session, segment, accepts, found) is { } damage)
        {
            throw damage;
        }
    }

    private static FormatException? Read(SqliteSession session, Segment segment, HeadFilter accepts, List<FoundRecord> found)
    {
        var data = SegmentRows.Data(session, segment.Seq);
        return segment.ForEach(data, (seq, record, offset) =>
        {
            var head = ExchangeRecordHead.Read(record);
            if (accepts(head))
            {
                found.Add(new FoundRecord(head.AtTicks, seq, data.AsMemory(offset, record.Length), segment));
            }
        });
    }

    public delegate bool HeadFilter(in ExchangeRecordHead head);
}
