using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Numerics;
using System.Text;
using System.Text.Encodings.Web;

namespace Parley.Protocol.Json;

/// <summary>Writes what stands between the quotes of a JSON string. What must be escaped, and how, is asked of the encoder of <c>System.Text.Json</c>.</summary>
internal static class JsonStringWriter
{
    /// <summary>Room that is asked for at once; longer strings are written in pieces.</summary>
    public const int MaxPiece = 1024;

    /// <summary>The longest form of one character: two escaped surrogates.</summary>
    public const int MaxCharacterBytes = 12;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>Writes as many characters as surely fit, and takes them off the front. At least one when there is room for <see cref="MaxCharacterBytes"/>.</summary>
    public static void Write(ref ReadOnlySpan<char> text, Span<byte> output, out int written)
    {
        written = 0;
        while (true)
        {
            var plain = CopyPlain(text, output[written..]);
            text = text[plain..];
            written += plain;
            if (text.IsEmpty || output.Length - written < MaxCharacterBytes)
            {
                return;
            }

            var taken = WriteCharacter(text, output[written..], out var bytes);
            text = text[taken..];
            written += bytes;
        }
    }

    private static int WriteCharacter(ReadOnlySpan<char> text, Span<byte> output, out int bytes)
    {
        Rune.DecodeFromUtf16(text, out var rune, out var taken); // half a surrogate pair becomes U+FFFD
        if (!Encoder.WillEncode(rune.Value))
        {
            bytes = rune.EncodeToUtf8(output);
            return taken;
        }

        Span<byte> raw = stackalloc byte[4];
        Encoder.EncodeUtf8(raw[..rune.EncodeToUtf8(raw)], output, out _, out bytes);
        return taken;
    }

    /// <summary>Copies characters that stand for themselves, as long as there are some and there is room; says how many.</summary>
    private static int CopyPlain(ReadOnlySpan<char> text, Span<byte> output)
    {
        var length = Math.Min(text.Length, output.Length);
        var i = 0;
        if (Vector128.IsHardwareAccelerated && length >= Vector128<ushort>.Count)
        {
            ref var from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
            ref var to = ref MemoryMarshal.GetReference(output);
            var last = length - Vector128<ushort>.Count;
            while (true)
            {
                // Half of the bytes are a repetition. A character that is no byte becomes 0xFF, which is not plain.
                var units = Vector128.LoadUnsafe(ref from, (nuint)i);
                var block = Vector128.NarrowWithSaturation(units, units);
                var marks = MarksOf(block);
                if (marks != 0)
                {
                    length = i + BitOperations.TrailingZeroCount(marks);
                    break;
                }

                block.GetLower().StoreUnsafe(ref to, (nuint)i);
                if (i == last)
                {
                    return length;
                }

                i = Math.Min(i + Vector128<ushort>.Count, last); // the last block overlaps the one before
            }
        }

        for (; i < length && text[i] is >= ' ' and <= '~' and not ('"' or '\\'); i++)
        {
            output[i] = (byte)text[i];
        }

        return i;
    }

    private static uint MarksOf(Vector128<byte> block)
        => (Vector128.LessThan(block.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
            | Vector128.Equals(block, Vector128.Create((byte)'"'))
            | Vector128.Equals(block, Vector128.Create((byte)'\\'))
            | Vector128.Equals(block, Vector128.Create((byte)0x7F))).ExtractMostSignificantBits();
}
