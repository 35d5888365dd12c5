using Parley.Core.Costs;

namespace Parley.Sqlite.Records;

/// <summary>A record that was found and not read yet. Ordered by time, records of one time by their numbers.</summary>
internal sealed record FoundRecord(long AtTicks, long Seq, ReadOnlyMemory<byte> Bytes, Segment Segment) : IComparable<FoundRecord>
{
    public int CompareTo(FoundRecord? other) => other is null ? 1 : (AtTicks, Seq).CompareTo((other.AtTicks, other.Seq));

    /// <summary>Throws <see cref="FormatException"/> that names the row when the bytes make no sense.</summary>
    public ExchangeRecord Read()
    {
        try
        {
            return ExchangeRecordFormat.Read(Bytes.Span);
        }
        catch (FormatException failure)
        {
            throw Segment.Damaged(new FormatException($"Record {Seq}: {failure.Message}", failure));
        }
    }
}
