using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Parley.Protocol.Documents;

/// <summary>
/// The identity of a protocol document: the SHA-1 of its UTF-8 bytes, exactly as they are (no trimming, no line-ending change).
/// Written as 28 characters of standard Base64 (library, demo) or 40 hexadecimal digits (draft standard); both read as the same value.
/// </summary>
public readonly record struct DocumentHash : IComparable<DocumentHash>
{
    /// <summary>Length of a SHA-1: 20.</summary>
    public const int ByteCount = 20;
    private const int Base64Length = 28;
    private const int HexLength = 40;

    /// <summary>Base64 digits whose two lowest bits, which 20 bytes leave unused, are not set.</summary>
    private const string LastDigits = "AEIMQUYcgkosw048";

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly uint _third;

    /// <summary>From 20 bytes; throws <see cref="ArgumentException"/> for any other number.</summary>
    public DocumentHash(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length, ByteCount);
        _first = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        _second = BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]);
        _third = BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]);
    }

    /// <summary>SHA-1 of the text in UTF-8 or of the bytes.</summary>
    public static DocumentHash Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>SHA-1 of the text in UTF-8 or of the bytes.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "Agora names documents by SHA-1; a SHA-256 is kept beside it and a second text under a known hash is refused.")]
    public static DocumentHash Of(ReadOnlySpan<byte> utf8)
    {
        Span<byte> digest = stackalloc byte[ByteCount];
        SHA1.HashData(utf8, digest);
        return new DocumentHash(digest);
    }

    /// <summary>Accepts 28 characters of standard Base64 or 40 hexadecimal digits in any case. Nothing else, no white space.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DocumentHash hash)
    {
        Span<byte> bytes = stackalloc byte[ByteCount + 1];
        var read = text?.Length switch
        {
            Base64Length when text[^1] == '=' && Convert.TryFromBase64String(text, bytes, out var count) => count,
            HexLength when Convert.FromHexString(text, bytes, out _, out var count) == OperationStatus.Done => count,
            _ => 0,
        };
        hash = read == ByteCount ? new DocumentHash(bytes[..ByteCount]) : default;
        // A Base64 text whose unused bits are set decodes too, but is a second spelling of another text. One with white space in it has too few bytes.
        return read == ByteCount && (text!.Length == HexLength || LastDigits.Contains(text[^2], StringComparison.Ordinal));
    }

    /// <summary>As <see cref="TryParse"/>, of the Base64 form in UTF-8 alone.</summary>
    internal static bool TryParseBase64(ReadOnlySpan<byte> utf8, out DocumentHash hash)
    {
        Span<byte> bytes = stackalloc byte[ByteCount + 1];
        var isRead = utf8.Length == Base64Length && utf8[^1] == '='
            && Base64.DecodeFromUtf8(utf8, bytes, out _, out var count) == OperationStatus.Done && count == ByteCount
            && LastDigits.Contains((char)utf8[^2], StringComparison.Ordinal);
        hash = isRead ? new DocumentHash(bytes[..ByteCount]) : default;
        return isRead;
    }

    /// <summary>Whether a text that was read as a hash is the Base64 form of it.</summary>
    internal static bool IsBase64(string text) => text.Length == Base64Length;

    /// <summary>28 characters of standard Base64: may contain <c>/</c>, <c>+</c> and ends in <c>=</c>, so it must be escaped in a URL or a file name.</summary>
    public string ToBase64() => Convert.ToBase64String(ToBytes());

    /// <summary>40 lower-case hexadecimal digits.</summary>
    public string ToHex() => Convert.ToHexStringLower(ToBytes());

    /// <summary>A new array of 20 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[ByteCount];
        CopyTo(bytes);
        return bytes;
    }

    /// <summary>Writes the 20 bytes to the start of a span; throws <see cref="ArgumentOutOfRangeException"/> when it is shorter.</summary>
    public void CopyTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _first);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _second);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[16..], _third);
    }

    /// <summary>Orders by the bytes, first byte first.</summary>
    public int CompareTo(DocumentHash other)
        => _first != other._first ? _first.CompareTo(other._first)
        : _second != other._second ? _second.CompareTo(other._second)
        : _third.CompareTo(other._third);

    /// <summary>The Base64 form.</summary>
    public override string ToString() => ToBase64();

    /// <summary>Byte by byte, as <see cref="CompareTo"/>.</summary>
    public static bool operator <(DocumentHash left, DocumentHash right) => left.CompareTo(right) < 0;

    /// <summary>Byte by byte, as <see cref="CompareTo"/>.</summary>
    public static bool operator <=(DocumentHash left, DocumentHash right) => left.CompareTo(right) <= 0;

    /// <summary>Byte by byte, as <see cref="CompareTo"/>.</summary>
    public static bool operator >(DocumentHash left, DocumentHash right) => left.CompareTo(right) > 0;

    /// <summary>Byte by byte, as <see cref="CompareTo"/>.</summary>
    public static bool operator >=(DocumentHash left, DocumentHash right) => left.CompareTo(right) >= 0;
}
