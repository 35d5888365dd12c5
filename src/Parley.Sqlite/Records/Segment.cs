using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>What a segment says of its records without reading them: one row of <c>segments</c> but for its data.</summary>
/// <param name="Seq">Number of its first record; the others follow one by one.</param>
/// <param name="Groups">Every <see cref="RecordGroup"/> once.</param>
internal sealed record Segment(long Seq, long FirstAt, long LastAt, int Records, bool HasContent, byte[] Groups, long DataBytes)
{
    /// <summary>Over everything that the row says of the data but the ids, which have their own.</summary>
    public static uint ChecksumOf(long seq, long firstAt, long lastAt, int records, bool hasContent, ReadOnlySpan<byte> groups)
    {
        var checksum = new Checksum();
        checksum.Add(seq);
        checksum.Add(firstAt);
        checksum.Add(lastAt);
        checksum.Add(records);
        checksum.Add(hasContent ? 1 : 0);
        checksum.Add(groups);
        return checksum.Value;
    }

    public bool MayHold(RecordFilter filter)
    {
        for (var i = 0; i < Groups.Length; i += RecordGroup.ByteCount)
        {
            if (filter.Accepts(RecordGroup.Read(Groups.AsSpan(i))))
            {
                return true;
            }
        }

        return false;
    }

    public FormatException Damaged(FormatException cause) => new($"table 'segments', row {Seq}: {cause.Message}", cause);

    /// <summary>Calls for every record that is there and sound, with its number. Returns the first damage, or null.</summary>
    public FormatException? ForEach(ReadOnlySpan<byte> data, Visit visit)
    {
        FormatException? damage = null;
        var position = 0;
        for (var i = 0; i < Records; i++)
        {
            var start = position;
            if (!Frame.TryRead(data, ref position, Seq + i, out var record))
            {
                damage ??= Damaged(Frame.Damaged(Seq + i));
            }
            else if (!record.IsEmpty)
            {
                visit(Seq + i, record, start + Frame.HeadBytes);
            }
        }

        return damage ?? (position == data.Length ? null : Damaged(new FormatException("There is more behind its last record.")));
    }

    /// <param name="offset">Where the record's bytes begin within the data.</param>
    public delegate void Visit(long seq, ReadOnlySpan<byte> record, int offset);
}
