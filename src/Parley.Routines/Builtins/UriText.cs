using System.Text;
using Parley.Routines.Execution;

namespace Parley.Routines.Builtins;

/// <summary>Percent-encoding as ECMA-262 section 19.2.6 defines it.</summary>
internal static class UriText
{
    public const string Component = "-_.!~*'()";
    public const string Whole = "-_.!~*'();/?:@&=+$,#";

    private const string HexDigits = "0123456789ABCDEF";

    public static string Encode(Run run, string text, string kept)
    {
        run.AllocateString(text.Length * 9.0);
        var encoded = new StringBuilder(text.Length);
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiLetterOrDigit(c) || kept.Contains(c))
            {
                encoded.Append(c);
                continue;
            }

            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                throw run.Throw("URIError", "URI malformed");
            }

            foreach (var b in bytes[..rune.EncodeToUtf8(bytes)])
            {
                encoded.Append('%').Append(HexDigits[b >> 4]).Append(HexDigits[b & 15]);
            }

            i += used - 1;
        }

        return encoded.ToString();
    }

    /// <param name="reserved">Characters whose escapes are left as they are.</param>
    public static string Decode(Run run, string text, string reserved)
    {
        run.AllocateString(text.Length);
        var decoded = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != '%')
            {
                decoded.Append(text[i++]);
                continue;
            }

            var start = i;
            var rune = ReadRune(run, text, ref i);
            if (rune.IsBmp && reserved.Contains((char)rune.Value))
            {
                decoded.Append(text, start, i - start);
            }
            else
            {
                decoded.Append(units[..rune.EncodeToUtf16(units)]);
            }
        }

        return decoded.ToString();
    }

    private static Rune ReadRune(Run run, string text, ref int at)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        var wanted = 1;
        while (count < wanted)
        {
            if (at + 3 > text.Length || text[at] != '%' || !byte.TryParse(text.AsSpan(at + 1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var value))
            {
                throw run.Throw("URIError", "URI malformed");
            }

            wanted = count > 0 ? wanted : value < 0x80 ? 1 : value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
            bytes[count++] = value;
            at += 3;
        }

        return Rune.DecodeFromUtf8(bytes[..count], out var rune, out var used) == System.Buffers.OperationStatus.Done && used == count ? rune : throw run.Throw("URIError", "URI malformed");
    }
}
