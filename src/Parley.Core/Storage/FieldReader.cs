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

    /// <summary>Number of the present field.</summary>
    public int Field { get; private set; }

    /// <summary>How the present field is written.</summary>
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

    /// <summary>A whole number; 0 for a field of another kind.</summary>
    public readonly long Whole() => Kind is FieldKind.Whole or FieldKind.Fixed ? _whole : throw Wrong("a number");

    /// <summary>The field's bytes; empty for a number.</summary>
    public readonly ReadOnlySpan<byte> Bytes() => Kind == FieldKind.Bytes ? _bytes : throw Wrong("bytes");

    /// <summary>UTF-8 text. Throws <see cref="FormatException"/> when it is none.</summary>
    public readonly string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>A JSON value. Throws <see cref="FormatException"/> when it is none.</summary>
    public readonly JsonValue Json() => StoredJson.Parse(Bytes());

    /// <summary>A moment in UTC. Throws <see cref="FormatException"/> when there is none such.</summary>
    public readonly DateTimeOffset Time()
        => Whole() is >= 0 and var ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : throw Wrong("a time");

    /// <summary>Twenty bytes of a SHA-1. Throws <see cref="FormatException"/> when they are not.</summary>
    public readonly DocumentHash Hash() => Bytes().Length == DocumentHash.ByteCount ? new DocumentHash(_bytes) : throw Wrong("a hash");

    /// <summary>An exact amount. Throws <see cref="FormatException"/> when it is none.</summary>
    public readonly decimal Money() => decimal.TryParse(Bytes(), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : throw Wrong("an amount");

    /// <summary>A member of an enumeration by its number. Throws <see cref="FormatException"/> when there is none such.</summary>
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
