using System.Collections.Frozen;
using System.Text;

namespace Parley.Routines.Builtins;

/// <summary>
/// Accented Latin letters and the letter and mark they are made of: what <c>normalize</c> and <c>localeCompare</c> know of Unicode.
/// The runtime's own tables are left out, since they differ between machines and are missing without a culture.
/// </summary>
internal static class LatinMarks
{
    /// <summary>A combining mark, then pairs of a letter and the letter with the mark.</summary>
    private static readonly string[] Table =
    [
        "\u0300AÀEÈIÌNǸOÒUÙaàeèiìnǹoòuù",
        "\u0301AÁCĆEÉIÍLĹNŃOÓRŔSŚUÚYÝZŹaácćeéiílĺnńoórŕsśuúyýzź",
        "\u0302AÂCĈEÊGĜHĤIÎJĴOÔSŜUÛWŴYŶaâcĉeêgĝhĥiîjĵoôsŝuûwŵyŷ",
        "\u0303AÃIĨNÑOÕUŨaãiĩnñoõuũ",
        "\u0304AĀEĒIĪOŌUŪaāeēiīoōuū",
        "\u0306AĂEĔGĞIĬOŎUŬaăeĕgğiĭoŏuŭ",
        "\u0307CĊEĖGĠIİZŻcċeėgġzż",
        "\u0308AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ",
        "\u030aAÅUŮaåuů",
        "\u030bOŐUŰoőuű",
        "\u030cCČDĎEĚLĽNŇRŘSŠTŤZŽcčdďeělľnňrřsštťzž",
        "\u0327CÇGĢKĶLĻNŅRŖSŞTŢcçkķlļnņrŗsştţ",
        "\u0328AĄEĘIĮUŲaąeęiįuų",
    ];

    private static readonly FrozenDictionary<char, (char Letter, char Mark)> Parts = Pairs().ToFrozenDictionary(p => p.Whole, p => (p.Letter, p.Mark));
    private static readonly FrozenDictionary<(char Letter, char Mark), char> Wholes = Pairs().ToFrozenDictionary(p => (p.Letter, p.Mark), p => p.Whole);

    public static bool IsMark(char c) => c is >= '\u0300' and <= '\u036f';

    public static string Decompose(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length * 2);
        foreach (var c in text)
        {
            if (Parts.TryGetValue(c, out var parts))
            {
                result.Append(parts.Letter).Append(parts.Mark);
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    public static string Compose(string text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (result.Length > 0 && Wholes.TryGetValue((result[^1], c), out var whole))
            {
                result[^1] = whole;
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    private static IEnumerable<(char Letter, char Mark, char Whole)> Pairs()
        => Table.SelectMany(line => Enumerable.Range(0, line.Length / 2).Select(i => (line[(2 * i) + 1], line[0], line[(2 * i) + 2])));
}
