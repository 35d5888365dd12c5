using System.Buffers;
using System.Buffers.Text;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Unicode;

namespace Parley.Protocol.Json;

/// <summary>Reads what stands between the quotes of a JSON string (RFC 8259 section 7): strict UTF-8, escaped surrogates only in pairs.</summary>
internal static class JsonStringReader
{
    private const int MaxStackChars = 256;

    // A backslash, a u and four digits.
    private const int EscapedUnit = 6;

    // What ends a run in which nothing must be looked at but whether it is valid UTF-8.
    private static readonly SearchValues<byte> Marks = SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(control => (byte)control), (byte)'"', (byte)'\\']);

    /// <summary>The first position from <paramref name="at"/> on that does not hold plain ASCII: a quote, a backslash, a control character, a byte of a longer character, or the end.</summary>
    public static int SkipPlain(ReadOnlySpan<byte> text, int at)
    {
        if (Vector128.IsHardwareAccelerated && text.Length >= Vector128<byte>.Count)
        {
            return SkipPlainBlocks(text, at);
        }

        while ((uint)at < (uint)text.Length && IsPlain(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>Finds the closing quote, without looking into escapes. False when a control character or the end comes first, where <paramref name="at"/> then stands.</summary>
    public static bool TrySkip(ReadOnlySpan<byte> text, ref int at)
    {
        while (true)
        {
            at = SkipPlain(text, at);
            if (at < text.Length && text[at] > 0x7F)
            {
                var run = text[at..].IndexOfAny(Marks);
                at = run < 0 ? text.Length : at + run;
            }

            if (at >= text.Length || text[at] < 0x20)
            {
                return false;
            }

            if (text[at] == '"')
            {
                return true;
            }

            if (at + 1 >= text.Length || text[at + 1] < 0x20)
            {
                at++;
                return false;
            }

            at += 2;
        }
    }

    /// <summary>Turns what stands between the quotes into text, or says what is wrong with it and where.</summary>
    public static string? Decode(ReadOnlySpan<byte> inner, out string? fault, out int faultAt)
    {
        fault = null;
        var rented = inner.Length > MaxStackChars ? ArrayPool<char>.Shared.Rent(inner.Length) : null;
        var chars = rented ?? stackalloc char[MaxStackChars];
        var (read, written) = (0, 0);
        while (read < inner.Length && fault is null)
        {
            var plain = CopyPlain(inner[read..], chars[written..]);
            read += plain;
            written += plain;
            if (read + 1 < inner.Length && inner[read] == '\\' && inner[read + 1] == '"')
            {
                chars[written++] = '"'; // as in every JSON text within a text
                read += 2;
            }
            else if (read < inner.Length)
            {
                fault = inner[read] == '\\' ? ReadEscape(inner, ref read, chars, ref written) : ReadLonger(inner, ref read, chars, ref written);
            }
        }

        faultAt = read;
        var result = fault is null ? new string(chars[..written]) : null;
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return result;
    }

    /// <summary>From a character beyond ASCII to the next escape.</summary>
    private static string? ReadLonger(ReadOnlySpan<byte> inner, ref int read, Span<char> chars, ref int written)
    {
        var run = inner[read..].IndexOf((byte)'\\');
        var status = Utf8.ToUtf16(run < 0 ? inner[read..] : inner.Slice(read, run), chars[written..], out var bytes, out var added, replaceInvalidSequences: false);
        read += bytes;
        written += added;
        return status == OperationStatus.Done ? null : $"A string holds the byte 0x{inner[read]:X2}, which is not valid UTF-8 there.";
    }

    private static string? ReadEscape(ReadOnlySpan<byte> inner, ref int read, Span<char> chars, ref int written)
    {
        var letter = inner[read + 1];
        if (letter == 'u')
        {
            return ReadUnicodeEscape(inner, ref read, chars, ref written);
        }

        var character = letter switch
        {
            (byte)'"' or (byte)'\\' or (byte)'/' => (char)letter,
            (byte)'n' => '\n',
            (byte)'t' => '\t',
            (byte)'r' => '\r',
            (byte)'b' => '\b',
            (byte)'f' => '\f',
            _ => default,
        };
        if (character == default)
        {
            return letter is > 0x20 and < 0x7F ? $"A string holds \\{(char)letter}, an escape that JSON does not have." : "A string holds a backslash that escapes nothing.";
        }

        chars[written++] = character;
        read += 2;
        return null;
    }

    private static string? ReadUnicodeEscape(ReadOnlySpan<byte> inner, ref int read, Span<char> chars, ref int written)
    {
        if (!TryReadHex(inner, read, out var unit))
        {
            return "A string holds \\u without four hexadecimal digits.";
        }

        if (char.IsSurrogate(unit))
        {
            if (!char.IsHighSurrogate(unit) || !TryReadHex(inner, read + EscapedUnit, out var low) || !char.IsLowSurrogate(low))
            {
                return "A string holds half of a surrogate pair, which is not valid Unicode.";
            }

            chars[written++] = unit;
            read += EscapedUnit;
            unit = low;
        }

        chars[written++] = unit;
        read += EscapedUnit;
        return null;
    }

    private static bool TryReadHex(ReadOnlySpan<byte> inner, int at, out char unit)
    {
        unit = default;
        if (inner.Length - at < EscapedUnit || inner[at] != '\\' || inner[at + 1] != 'u'
            || !Utf8Parser.TryParse(inner.Slice(at + 2, 4), out ushort value, out var read, 'x') || read != 4)
        {
            return false;
        }

        unit = (char)value;
        return true;
    }

    /// <summary>Copies plain ASCII as far as it goes; there is a character of room for every byte.</summary>
    private static int CopyPlain(ReadOnlySpan<byte> inner, Span<char> chars)
    {
        var i = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref var from = ref MemoryMarshal.GetReference(inner);
            ref var to = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(chars));
            for (; i <= inner.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                var block = Vector128.LoadUnsafe(ref from, (nuint)i);
                var (lower, upper) = Vector128.Widen(block);
                lower.StoreUnsafe(ref to, (nuint)i); // what follows a mark is written over
                upper.StoreUnsafe(ref to, (nuint)(i + Vector128<ushort>.Count));
                var marks = MarksOf(block);
                if (marks != 0)
                {
                    return i + BitOperations.TrailingZeroCount(marks);
                }
            }
        }

        for (; i < inner.Length && IsPlain(inner[i]); i++)
        {
            chars[i] = (char)inner[i];
        }

        return i;
    }

    private static bool IsPlain(byte value) => (sbyte)value >= 0x20 && value is not ((byte)'"' or (byte)'\\');

    private static int SkipPlainBlocks(ReadOnlySpan<byte> text, int at)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var last = text.Length - Vector128<byte>.Count;
        for (; at <= last; at += Vector128<byte>.Count)
        {
            var marks = MarksOf(Vector128.LoadUnsafe(ref first, (nuint)at));
            if (marks != 0)
            {
                return at + BitOperations.TrailingZeroCount(marks);
            }
        }

        // The last block again, without what was seen already.
        var rest = MarksOf(Vector128.LoadUnsafe(ref first, (nuint)last)) & (uint.MaxValue << (at - last));
        return rest == 0 || at >= text.Length ? text.Length : last + BitOperations.TrailingZeroCount(rest);
    }

    // Bytes above 0x7F are negative, so that one comparison finds them and the control characters.
    private static uint MarksOf(Vector128<byte> block)
        => (Vector128.LessThan(block.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
            | Vector128.Equals(block, Vector128.Create((byte)'"'))
            | Vector128.Equals(block, Vector128.Create((byte)'\\'))).ExtractMostSignificantBits();
}
