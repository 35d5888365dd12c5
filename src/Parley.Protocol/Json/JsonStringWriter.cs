using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using System.Text.Encodings.Web;

namespace Parley.Protocol.Json;

/// <summary>Writes what stands between the quotes of a JSON string. Beyond the seven short escapes, the encoder of <c>System.Text.Json</c> says what is escaped and how.</summary>
internal static class JsonStringWriter
{
    /// <summary>Room that is asked for at once; longer strings are written in pieces.</summary>
    public const int MaxPiece = 1024;

    /// <summary>The longest form of one character: two escaped surrogates.</summary>
    public const int MaxCharacterBytes = 12;

    // Characters that are looked at together.
    private const int Block = 8;
    private const int HalfBlock = 4;

    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static ReadOnlySpan<byte> Replacement => @"\uFFFD"u8;

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

            // Characters beyond ASCII mostly come together.
            do
            {
                text = text[WriteCharacter(text, output[written..], out var bytes)..];
                written += bytes;
            }
            while (!text.IsEmpty && !char.IsAscii(text[0]) && output.Length - written >= MaxCharacterBytes);
        }
    }

    private static int WriteCharacter(ReadOnlySpan<char> text, Span<byte> output, out int bytes)
    {
        if (ShortEscape(text[0]) is var letter && letter != 0)
        {
            output[1] = letter;
            output[0] = (byte)'\\';
            bytes = 2;
            return 1;
        }

        if (Rune.DecodeFromUtf16(text, out var rune, out var taken) != OperationStatus.Done)
        {
            Replacement.CopyTo(output); // half of a surrogate pair
            bytes = Replacement.Length;
        }
        else
        {
            bytes = Encoder.WillEncode(rune.Value) ? Escape(rune, output) : rune.EncodeToUtf8(output);
        }

        return taken;
    }

    private static int Escape(Rune rune, Span<byte> output)
    {
        Span<byte> raw = stackalloc byte[4];
        Encoder.EncodeUtf8(raw[..rune.EncodeToUtf8(raw)], output, out _, out var bytes);
        return bytes;
    }

    private static byte ShortEscape(char character) => character switch
    {
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\n' => (byte)'n',
        '\r' => (byte)'r',
        '\t' => (byte)'t',
        '\b' => (byte)'b',
        '\f' => (byte)'f',
        _ => 0,
    };

    /// <summary>Puts JSON text between quotes: it holds nothing that must be escaped again but quotes and backslashes. Says where it ends.</summary>
    public static int Quote(ReadOnlySpan<byte> json, Span<byte> output, int at)
    {
        output[at++] = (byte)'"';
        while (json.IndexOfAny((byte)'"', (byte)'\\') is >= 0 and var run)
        {
            json[..run].CopyTo(output[at..]);
            at += run;
            output[at++] = (byte)'\\';
            output[at++] = json[run];
            json = json[(run + 1)..];
        }

        json.CopyTo(output[at..]);
        at += json.Length;
        output[at++] = (byte)'"';
        return at;
    }

    /// <summary>Copies characters that stand for themselves, as long as there are some and there is room; says how many.</summary>
    public static int CopyPlain(ReadOnlySpan<char> text, Span<byte> output)
    {
        var length = Math.Min(text.Length, output.Length);
        if (Vector128.IsHardwareAccelerated && length >= HalfBlock)
        {
            ref var from = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(text));
            return length >= Block ? CopyBlocks(ref from, ref MemoryMarshal.GetReference(output), length) : CopyHalfBlocks(ref from, ref MemoryMarshal.GetReference(output), length);
        }

        var i = 0;
        for (; i < length && text[i] is >= ' ' and <= '~' and not ('"' or '\\'); i++)
        {
            output[i] = (byte)text[i];
        }

        return i;
    }

    private static int CopyBlocks(ref ushort from, ref byte to, int length)
    {
        var last = length - Block;
        for (var i = 0; ; i = Math.Min(i + Block, last)) // the last block overlaps the one before
        {
            // Half of the bytes are a repetition. A character that is no byte becomes 0xFF, which is not plain.
            var units = Vector128.LoadUnsafe(ref from, (nuint)i);
            var bytes = Vector128.NarrowWithSaturation(units, units);
            var marks = MarksOf(bytes);
            bytes.GetLower().StoreUnsafe(ref to, (nuint)i); // what follows a mark is written over
            if (marks != 0)
            {
                return i + BitOperations.TrailingZeroCount(marks);
            }

            if (i == last)
            {
                return length;
            }
        }
    }

    private static int CopyHalfBlocks(ref ushort from, ref byte to, int length)
    {
        // Two half blocks as one, which overlap unless there are eight characters.
        var last = length - HalfBlock;
        var units = Vector128.Create(Vector64.LoadUnsafe(ref from), Vector64.LoadUnsafe(ref from, (nuint)last));
        var bytes = Vector128.NarrowWithSaturation(units, units);
        var halves = bytes.AsUInt32();
        Unsafe.WriteUnaligned(ref to, halves.GetElement(0));
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, last), halves.GetElement(1));
        var marks = MarksOf(bytes) & 0xFF;
        return marks == 0 ? length : BitOperations.TrailingZeroCount(marks) is var first && first < HalfBlock ? first : first - HalfBlock + last;
    }

    private static uint MarksOf(Vector128<byte> block)
        => (Vector128.LessThan(block.AsSByte(), Vector128.Create((sbyte)0x20)).AsByte()
            | Vector128.Equals(block, Vector128.Create((byte)'"'))
            | Vector128.Equals(block, Vector128.Create((byte)'\\'))
            | Vector128.Equals(block, Vector128.Create((byte)0x7F))).ExtractMostSignificantBits();
}
