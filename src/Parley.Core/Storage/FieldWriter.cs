using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Parley.Protocol.Json;

namespace Parley.Core.Storage;

/// <summary>
/// Writes numbered fields into one growing buffer, in the wire format of Protocol Buffers (protobuf.dev/programming-guides/encoding):
/// whole numbers as <c>sint64</c>, times as <c>sfixed64</c>, texts, bytes and groups of fields with their length. <see cref="FieldReader"/> reads them back.
/// </summary>
public sealed class FieldWriter : IBufferWriter<byte>
{
    private const int MaxBytesPerChar = 3;
    private const int OneByteLength = 127;

    private byte[] _buffer = new byte[1024];
    private int _length;

    /// <summary>Everything written since it was cleared; invalid once more is written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Bytes held, used or not.</summary>
    public int Capacity => _buffer.Length;

    /// <summary>Starts anew; the buffer stays.</summary>
    public void Clear() => _length = 0;

    /// <summary>One byte as it is, without a field.</summary>
    public void Byte(byte value)
    {
        Reserve(1);
        _buffer[_length++] = value;
    }

    /// <summary>A whole number in as few bytes as it takes (zigzag varint).</summary>
    public void Whole(int field, long value)
    {
        Tag(field, FieldKind.Whole);
        Varint((ulong)((value << 1) ^ (value >> 63)));
    }

    /// <summary>Eight bytes whatever the value: for numbers that are always large.</summary>
    public void Fixed(int field, long value)
    {
        Tag(field, FieldKind.Fixed);
        Reserve(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_buffer.AsSpan(_length), value);
        _length += sizeof(long);
    }

    /// <summary>Bytes behind their length.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        Tag(field, FieldKind.Bytes);
        Varint((ulong)bytes.Length);
        Raw(bytes);
    }

    /// <summary>UTF-8; null is left out. Half a surrogate pair becomes U+FFFD.</summary>
    public void Text(int field, string? text)
    {
        if (text is null)
        {
            return;
        }

        Tag(field, FieldKind.Bytes);
        if (text.Length * MaxBytesPerChar > OneByteLength)
        {
            Varint((ulong)Encoding.UTF8.GetByteCount(text));
            Reserve(text.Length * MaxBytesPerChar);
            _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
            return;
        }

        Reserve(OneByteLength + 1);
        var written = Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length + 1));
        _buffer[_length] = (byte)written;
        _length += written + 1;
    }

    /// <summary>JSON text; a missing value is left out.</summary>
    public void Json(int field, JsonValue value)
    {
        if (value.IsMissing)
        {
            return;
        }

        var mark = Open(field);
        JsonText.WriteTo(this, value);
        Close(mark);
    }

    /// <summary>Copies what is encoded already.</summary>
    public void Raw(ReadOnlySpan<byte> encoded)
    {
        Reserve(encoded.Length);
        encoded.CopyTo(_buffer.AsSpan(_length));
        _length += encoded.Length;
    }

    /// <summary>Begins a group of fields; what is returned goes to <see cref="Close"/>.</summary>
    public int Open(int field)
    {
        Tag(field, FieldKind.Bytes);
        Byte(0);
        return _length;
    }

    /// <summary>Puts the length before the group. Short groups, the usual ones, need no move.</summary>
    public void Close(int mark)
    {
        var length = _length - mark;
        var more = VarintBytes((ulong)length) - 1;
        if (more > 0)
        {
            Reserve(more);
            _buffer.AsSpan(mark, length).CopyTo(_buffer.AsSpan(mark + more));
        }

        _length = mark - 1;
        Varint((ulong)length);
        _length += length;
    }

    void IBufferWriter<byte>.Advance(int count) => _length += count;

    Memory<byte> IBufferWriter<byte>.GetMemory(int sizeHint)
    {
        Reserve(Math.Max(sizeHint, 256));
        return _buffer.AsMemory(_length);
    }

    Span<byte> IBufferWriter<byte>.GetSpan(int sizeHint)
    {
        Reserve(Math.Max(sizeHint, 256));
        return _buffer.AsSpan(_length);
    }

    private static int VarintBytes(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    private void Tag(int field, FieldKind kind) => Varint((ulong)((field << 3) | (int)kind));

    private void Varint(ulong value)
    {
        Reserve(10);
        while (value > 0x7F)
        {
            _buffer[_length++] = (byte)(value | 0x80);
            value >>= 7;
        }

        _buffer[_length++] = (byte)value;
    }

    private void Reserve(int count)
    {
        if (_buffer.Length - _length < count)
        {
            Array.Resize(ref _buffer, (int)Math.Min(Math.Max((long)_buffer.Length * 2, (long)_length + count), Array.MaxLength));
        }
    }
}
