using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Parley.Protocol.Documents;
using Parley.Protocol.Json;

namespace Parley.Core.Storage;

/// <summary>
/// Reads what <see cref="FieldWriter"/> wrote, field by field. Fields that the caller does not know are passed over, so that a later version can add some.
/// Bytes that make no sense throw <see cref="FormatException"/>.
/// </summary>
public ref struct FieldReader(ReadOnlySpan<byte> fields)
{
    private readonly ReadOnlySpan<byte> _fields = fields;
    private int _next;
    private int _start;
    private long _whole;
    private ReadOnlySpan<byte> _bytes;

    public int Field { get; private set; }

    public FieldKind Kind { get; private set; }

    /// <summary>The field as it stands, tag included.</summary>
    public readonly ReadOnlySpan<byte> Encoded => _fields[_start.._next];

    /// <summary>Goes to the next field; false behind the last one.</summary>
    public bool Next()
    {
        if (_next == _fields.Length)
        {
            return false;
        }

        _start = _next;
        var tag = Varint();
        (Field, Kind) = ((int)(tag >> 3), (FieldKind)(tag & 7));
        switch (Kind)
        {
            case FieldKind.Whole:
                var zigzag = Varint();
                _whole = (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
                break;
            case FieldKind.Fixed:
                _whole = BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));
                break;
            case FieldKind.Bytes:
                _bytes = Take(Varint());
                break;
            default:
                throw new FormatException($"Field {Field} has a kind that is not known ({(int)Kind}).");
        }

        return true;
    }

    public readonly long Whole() => Kind is FieldKind.Whole or FieldKind.Fixed ? _whole : throw Wrong("a number");

    public readonly ReadOnlySpan<byte> Bytes() => Kind == FieldKind.Bytes ? _bytes : throw Wrong("bytes");

    public readonly string Text() => Encoding.UTF8.GetString(Bytes());

    public readonly JsonValue Json() => StoredJson.Parse(Bytes());

    public readonly DateTimeOffset Time()
        => Whole() is >= 0 and var ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw Wrong("a time");

    public readonly DocumentHash Hash() => Bytes().Length == DocumentHash.ByteCount ? new DocumentHash(_bytes) : throw Wrong("a hash");

    public readonly decimal Money() => decimal.TryParse(Bytes(), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : throw Wrong("an amount");

    public readonly T Name<T>()
        where T : struct, Enum
    {
        var value = (T)Enum.ToObject(typeof(T), Whole());
        return Enum.IsDefined(value) ? value : throw Wrong($"a {typeof(T).Name}");
    }

    private readonly FormatException Wrong(string expected) => new($"The stored field {Field} is not {expected}.");

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (_next == _fields.Length)
            {
                break;
            }

            var part = _fields[_next++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("A stored number does not end.");
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)(_fields.Length - _next))
        {
            throw new FormatException("A stored field goes beyond the end of its record.");
        }

        var taken = _fields.Slice(_next, (int)count);
        _next += (int)count;
        return taken;
    }
}
