using System.Globalization;
using System.Text;

namespace Parley.Protocol.Patterns;

/// <summary>Writes a set of code points as .NET pattern text over UTF-16 units: one class, or an alternation when surrogate pairs are in it.</summary>
internal static class SetWriter
{
    /// <summary>Writes the set; <paramref name="pairs"/> says whether characters beyond U+FFFF are whole characters (flag <c>u</c>) or two units.</summary>
    public static void Write(StringBuilder output, CodePointSet set, bool pairs)
    {
        var units = new StringBuilder();
        var alternatives = new StringBuilder();
        foreach (var (first, last) in set.Ranges)
        {
            if (!pairs)
            {
                AddUnits(units, first, Math.Min(last, 0xFFFF));
                continue;
            }

            AddUnits(units, first, Math.Min(last, 0xD7FF));
            AddUnits(units, Math.Max(first, 0xE000), Math.Min(last, 0xFFFF));
            if (last > 0xFFFF)
            {
                AddPairs(alternatives, Math.Max(first, 0x10000), last);
            }
        }

        if (alternatives.Length == 0)
        {
            output.Append(units.Length == 0 ? @"[^\u0000-\uFFFF]" : $"[{units}]");
            return;
        }

        output.Append("(?:").Append(units.Length == 0 ? "" : $"[{units}]|").Append(alternatives, 0, alternatives.Length - 1).Append(')');
    }

    private static void AddUnits(StringBuilder output, int first, int last)
    {
        if (first <= last)
        {
            output.Append(Unit(first));
            if (last > first)
            {
                output.Append('-').Append(Unit(last));
            }
        }
    }

    // A range of pairs is at most three blocks: the rest of the first high surrogate, whole high surrogates, the start of the last one.
    private static void AddPairs(StringBuilder output, int first, int last)
    {
        var (high, low) = Split(first);
        var (lastHigh, lastLow) = Split(last);
        if (high == lastHigh)
        {
            AddBlock(output, high, high, low, lastLow);
            return;
        }

        if (low != 0xDC00)
        {
            AddBlock(output, high, high, low, 0xDFFF);
            high++;
        }

        var wholeEnd = lastLow == 0xDFFF ? lastHigh : lastHigh - 1;
        if (high <= wholeEnd)
        {
            AddBlock(output, high, wholeEnd, 0xDC00, 0xDFFF);
        }

        if (wholeEnd != lastHigh)
        {
            AddBlock(output, lastHigh, lastHigh, 0xDC00, lastLow);
        }
    }

    private static void AddBlock(StringBuilder output, int high, int lastHigh, int low, int lastLow)
        => output.Append(CultureInfo.InvariantCulture, $"[{Unit(high)}-{Unit(lastHigh)}][{Unit(low)}-{Unit(lastLow)}]|");

    private static (int High, int Low) Split(int codePoint) => (0xD800 + ((codePoint - 0x10000) >> 10), 0xDC00 + ((codePoint - 0x10000) & 0x3FF));

    private static string Unit(int unit) => $@"\u{unit:X4}";
}
