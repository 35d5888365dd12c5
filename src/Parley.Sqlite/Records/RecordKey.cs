using Parley.Core.Costs;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>What a segment notes of a record without reading it again. <paramref name="Id"/> is the checksum of the record's id.</summary>
internal readonly record struct RecordKey(long AtTicks, uint Id, RecordGroup Group, bool HasContent)
{
    public static RecordKey Of(ReadOnlySpan<byte> record)
    {
        var head = ExchangeRecordHead.Read(record);
        return new RecordKey(head.AtTicks, Checksum.Of(head.Id), RecordGroup.Of(head), head.HasContent);
    }
}
