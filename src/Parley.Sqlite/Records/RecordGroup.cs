using System.Buffers.Binary;
using Parley.Core.Costs;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>
/// What a record is queried by, as checksums of the texts. A segment keeps each of its groups once, so that a query passes over segments that hold nothing of its kind;
/// two texts of one checksum only cost a look into the segment.
/// </summary>
internal readonly record struct RecordGroup(uint Agent, uint Peer, uint Subject, uint Document, byte Traits)
{
    public const int ByteCount = 17;

    public static RecordGroup Of(in ExchangeRecordHead head) => new(
        Checksum.Of(head.Agent),
        Checksum.Of(head.Peer),
        Checksum.Of(head.Subject),
        Checksum.Of(head.Document),
        TraitsOf(head.Kind, head.Side, head.Mode));

    public static RecordGroup Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]),
        bytes[16]);

    public static byte TraitsOf(RecordKind kind, Side side, Mode mode) => (byte)(((int)kind << 4) | ((int)side << 3) | (int)mode);

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Agent);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[4..], Peer);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], Subject);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Document);
        bytes[16] = Traits;
    }
}
