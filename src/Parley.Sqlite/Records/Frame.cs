using System.Buffers.Binary;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>
/// A record within a segment's data: its length, its checksum, its bytes. The checksum is mixed with the record's number, so that a record in another's place is found, too.
/// A frame of no bytes is the place of a record that was removed.
/// </summary>
internal static class Frame
{
    public const int HeadBytes = 8;

    public static void WriteHead(Span<byte> frame, int length, uint checksum, long seq)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame, length);
        BinaryPrimitives.WriteUInt32LittleEndian(frame[4..], checksum ^ Mix(seq));
    }

    /// <summary>The bytes of the record that stands at <paramref name="position"/>, which moves behind it. Throws <see cref="FormatException"/> when they are damaged.</summary>
    public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> data, ref int position, long seq)
        => TryRead(data, ref position, seq, out var record) ? record : throw Damaged(seq);

    /// <summary>As <see cref="Read"/>, but says so. The position moves on where the length makes sense; where it doesn't, it moves to the end.</summary>
    public static bool TryRead(ReadOnlySpan<byte> data, ref int position, long seq, out ReadOnlySpan<byte> record)
    {
        var rest = data[position..];
        var length = rest.Length < HeadBytes ? -1 : BinaryPrimitives.ReadInt32LittleEndian(rest);
        if (length < 0 || length > rest.Length - HeadBytes)
        {
            position = data.Length;
            record = [];
            return false;
        }

        record = rest.Slice(HeadBytes, length);
        position += HeadBytes + length;
        return Checksum.Of(record) == (BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]) ^ Mix(seq));
    }

    public static FormatException Damaged(long seq) => new($"Record {seq} does not fit its checksum.");

    private static uint Mix(long seq) => (uint)seq ^ (uint)(seq >> 32);
}
