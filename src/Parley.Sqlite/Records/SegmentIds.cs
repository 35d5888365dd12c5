using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Parley.Sqlite.Sessions;

namespace Parley.Sqlite.Records;

/// <summary>The ids of a segment's records as one blob: its checksum, mixed with the segment's number, then the ids' checksums in ascending order.</summary>
internal static class SegmentIds
{
    public static byte[] Write(long seq, ReadOnlySpan<uint> sorted)
    {
        var bytes = new byte[(sorted.Length + 1) * sizeof(uint)];
        MemoryMarshal.AsBytes(sorted).CopyTo(bytes.AsSpan(sizeof(uint)));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Sum(seq, bytes));
        return bytes;
    }

    /// <summary>How many records have an id of this checksum. Throws <see cref="FormatException"/> when the blob is damaged.</summary>
    public static int CountOf(uint id, long seq, ReadOnlySpan<byte> bytes)
    {
        var ids = Checked(seq, bytes);
        var place = ids.BinarySearch(id);
        if (place < 0)
        {
            return 0;
        }

        var (first, last) = (place, place);
        while (first > 0 && ids[first - 1] == id)
        {
            first--;
        }

        while (last + 1 < ids.Length && ids[last + 1] == id)
        {
            last++;
        }

        return last - first + 1;
    }

    /// <summary>In ascending order. Throws <see cref="FormatException"/> when the blob is damaged.</summary>
    public static List<uint> Read(long seq, ReadOnlySpan<byte> bytes) => [.. Checked(seq, bytes)];

    private static ReadOnlySpan<uint> Checked(long seq, ReadOnlySpan<byte> bytes)
        => bytes.Length % sizeof(uint) == 0 && !bytes.IsEmpty && BinaryPrimitives.ReadUInt32LittleEndian(bytes) == Sum(seq, bytes)
            ? MemoryMarshal.Cast<byte, uint>(bytes)[1..]
            : throw new FormatException($"table 'segments', row {seq}: the ids do not fit their checksum.");

    private static uint Sum(long seq, ReadOnlySpan<byte> bytes)
    {
        var checksum = new Checksum();
        checksum.Add(seq);
        checksum.Add(bytes[sizeof(uint)..]);
        return checksum.Value;
    }
}
